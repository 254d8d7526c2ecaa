import { Ban, Copy, RefreshCw, SearchCheck, Send, Trash2, UserRound } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../ui/button/button.tsx';
import { LiveRegion } from '../../ui/live-region.tsx';
import { useMainAct } from '../../ui/main-act.ts';
import { FaultNote } from '../../ui/state/states.tsx';
import { copiedWords } from '../../words/acquire.ts';
import { tokenWords } from '../../words/token-screen.ts';
import type { TokenContentProps } from './token-content.tsx';
import { impossibleActions } from './token-screen.model.ts';
import { type TokenQuestion, TokenQuestions } from './token-questions.tsx';
import type { TokenActsState } from './use-token-acts.ts';
import { useTokenOffers } from './use-token-offers.ts';
import styles from './token.module.css';

export interface TokenActsProps extends TokenContentProps {
  readonly acts: TokenActsState;
}

/** What can be done with a token; what cannot says why. */
export function TokenActs(props: TokenActsProps) {
  const { token, view, onRemoved, onGet, acts } = props;
  const [asking, setAsking] = useState<TokenQuestion>();
  const protectedName = view?.environment.isProtected === true ? view.environment.name : undefined;
  const copied = acts.copied === undefined ? '' : copiedWords(acts.copied);
  const onRevoke = () => (protectedName === undefined ? acts.start('token.revoke') : setAsking('revoke'));
  const onRemove = () => setAsking('remove');
  useMainAct(() => onGet?.(), onGet !== undefined);
  useTokenOffers(token, acts, { onRevoke, onRemove });
  return (
    <div className={styles.actBox}>
      <MainActs token={token} acts={acts} onRevoke={onRevoke} />
      <LesserActs {...props} onRemove={onRemove} />
      <Impossible {...props} />
      {copied !== '' && <p className={styles.quiet}>{copied}</p>}
      <LiveRegion message={copied} />
      {acts.fault && <FaultNote fault={acts.fault} isCompact />}
      <TokenQuestions
        asking={asking}
        tokenId={token.summary.id}
        protectedName={protectedName}
        onClose={() => setAsking(undefined)}
        onRevoke={(confirm) => acts.start('token.revoke', confirm)}
        onRemoved={() => onRemoved?.()}
      />
    </div>
  );
}

interface MainActsProps extends Pick<TokenActsProps, 'token' | 'acts'> {
  readonly onRevoke: () => void;
}

function MainActs({ token: { can }, acts, onRevoke }: MainActsProps) {
  const { acts: words } = tokenWords;
  return (
    <div className={styles.acts}>
      <Button look="primary" icon={<Copy aria-hidden="true" />} onPress={() => acts.copy('bare')}>
        {words.copy}
      </Button>
      <Button
        icon={<RefreshCw aria-hidden="true" />}
        isDisabled={!can.refresh}
        isPending={acts.isPending('token.refresh')}
        onPress={() => acts.start('token.refresh')}
      >
        {words.refresh}
      </Button>
      <Button
        icon={<SearchCheck aria-hidden="true" />}
        isDisabled={!can.introspect}
        isPending={acts.isPending('token.introspect')}
        onPress={() => acts.start('token.introspect')}
      >
        {words.introspect}
      </Button>
      <Button
        look="danger"
        icon={<Ban aria-hidden="true" />}
        isDisabled={!can.revoke}
        isPending={acts.isPending('token.revoke')}
        onPress={onRevoke}
      >
        {words.revoke}
      </Button>
    </div>
  );
}

interface LesserActsProps extends Pick<TokenActsProps, 'token' | 'acts' | 'onCall'> {
  readonly onRemove: () => void;
}

function LesserActs({ token: { can }, acts, onCall, onRemove }: LesserActsProps) {
  const { acts: words } = tokenWords;
  const small = { size: 'small', look: 'quiet' } as const;
  return (
    <div className={styles.acts}>
      <Button {...small} icon={<Copy aria-hidden="true" />} onPress={() => acts.copy('header')}>
        {words.copyHeader}
      </Button>
      <Button
        {...small}
        icon={<UserRound aria-hidden="true" />}
        isDisabled={!can.userinfo}
        isPending={acts.isPending('token.userinfo')}
        onPress={() => acts.start('token.userinfo')}
      >
        {words.userinfo}
      </Button>
      {onCall && (
        <Button {...small} icon={<Send aria-hidden="true" />} isDisabled={!can.call} onPress={onCall}>
          {words.call}
        </Button>
      )}
      <Button {...small} icon={<Trash2 aria-hidden="true" />} onPress={onRemove}>
        {words.remove}
      </Button>
    </div>
  );
}

function Impossible({ token }: Pick<TokenContentProps, 'token'>) {
  const reasons = impossibleActions(token);
  if (reasons.length === 0) return null;
  return (
    <ul className={styles.impossible} aria-label={tokenWords.notPossible}>
      {reasons.map(([action, reason]) => (
        <li key={action}>{tokenWords.cannot(tokenWords.acts[action], reason)}</li>
      ))}
    </ul>
  );
}
