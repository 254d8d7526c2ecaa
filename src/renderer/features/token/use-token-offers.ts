import type { TokenView } from '../../../contract/models/token.ts';
import { type Offer, useActs } from '../../ui/acts/offers.ts';
import { tokenWords } from '../../words/token-screen.ts';
import type { TokenActsState } from './use-token-acts.ts';

/** What the buttons of the token screen do, offered by name too: to the palette and to keys. */
export function useTokenOffers(
  { can, cannot, summary }: Pick<TokenView, 'can' | 'cannot' | 'summary'>,
  acts: Pick<TokenActsState, 'copy' | 'start' | 'watch' | 'export'>,
  ask: {
    readonly onRevoke: () => void;
    readonly onRemove: () => void;
    readonly onCompare: (tokenId: string) => void;
    readonly onEditCopy: (tokenId: string) => void;
  },
): void {
  const offer = (action: keyof TokenView['can'], run: () => void): Offer => ({
    run,
    whyNot: can[action] ? undefined : cannot[action],
  });
  useActs({
    copy_token: { run: () => acts.copy('bare') },
    copy_header: { run: () => acts.copy('header') },
    refresh_token: offer('refresh', () => acts.start('token.refresh')),
    introspect_token: offer('introspect', () => acts.start('token.introspect')),
    userinfo: offer('userinfo', () => acts.start('token.userinfo')),
    revoke_token: offer('revoke', ask.onRevoke),
    watch_token: {
      run: () => acts.watch(!summary.isWatched),
      whyNot: summary.expiresAtSeconds === undefined ? tokenWords.watch.noEnd : undefined,
    },
    compare_token: { run: () => ask.onCompare(summary.id) },
    edit_copy: { run: () => ask.onEditCopy(summary.id) },
    export_token: { run: () => acts.export(false) },
    remove_token: { run: ask.onRemove },
  });
}
