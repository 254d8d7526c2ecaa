import type { TokenView } from '../../../contract/models/token.ts';
import { type Offer, useActs } from '../../ui/acts/offers.ts';
import { type Action } from './token-screen.model.ts';
import type { TokenActsState } from './use-token-acts.ts';

/** What the buttons of the token screen do, offered by name too: to the palette and to keys. */
export function useTokenOffers(
  { can, cannot }: Pick<TokenView, 'can' | 'cannot'>,
  acts: Pick<TokenActsState, 'copy' | 'start'>,
  ask: { readonly onRevoke: () => void; readonly onRemove: () => void },
): void {
  const offer = (action: Action, run: () => void): Offer => ({
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
    remove_token: { run: ask.onRemove },
  });
}
