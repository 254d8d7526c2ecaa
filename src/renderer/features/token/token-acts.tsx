import { useMutation } from '@tanstack/react-query';
import { Ban, Copy, RefreshCw, SearchCheck, Send, Trash2, UserRound } from 'lucide-react';
import { useState } from 'react';
import { command } from '../../bridge/commands.ts';
import { Button } from '../../ui/button/button.tsx';
import { ConfirmByName } from '../../ui/dialog/confirm-by-name.tsx';
import { LiveRegion } from '../../ui/live-region.tsx';
import { useMainAct } from '../../ui/main-act.ts';
import { FaultNote } from '../../ui/state/states.tsx';
import { copiedWords } from '../../words/acquire.ts';
import { tokenWords } from '../../words/token-screen.ts';
import type { TokenContentProps } from './token-content.tsx';
import { impossibleActions } from './token-screen.model.ts';
import type { TokenActsState } from './use-token-acts.ts';
import styles from './token.module.css';

export interface TokenActsProps extends TokenContentProps {
  readonly acts: TokenActsState;
}

/** What can be done with a token; what cannot says why. */
export function TokenActs(props: TokenActsProps) {
  const { token, view, onCall, onRemoved, onGet, acts } = props;
  const { can, summary } = token;
  const [asking, setAsking] = useState<'revoke' | 'remove'>();
  const remove = useMutation({ ...command('token.remove'), onSuccess: () => onRemoved?.() });
  const protectedName = view?.environment.isProtected === true ? view.environment.name : undefined;
  const copied = acts.copied === undefined ? '' : copiedWords(acts.copied);
  const fault = acts.fault ?? remove.error?.fault;
  useMainAct(() => onGet?.(), onGet !== undefined);
  const { acts: words } = tokenWords;
  return (
    <div className={styles.actBox}>
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
          onPress={() => (protectedName === undefined ? acts.start('token.revoke') : setAsking('revoke'))}
        >
          {words.revoke}
        </Button>
      </div>
      <div className={styles.acts}>
        <Button
          size="small"
          look="quiet"
          icon={<Copy aria-hidden="true" />}
          onPress={() => acts.copy('header')}
        >
          {words.copyHeader}
        </Button>
        <Button
          size="small"
          look="quiet"
          icon={<UserRound aria-hidden="true" />}
          isDisabled={!can.userinfo}
          isPending={acts.isPending('token.userinfo')}
          onPress={() => acts.start('token.userinfo')}
        >
          {words.userinfo}
        </Button>
        {onCall && (
          <Button
            size="small"
            look="quiet"
            icon={<Send aria-hidden="true" />}
            isDisabled={!can.call}
            onPress={onCall}
          >
            {words.call}
          </Button>
        )}
        <Button
          size="small"
          look="quiet"
          icon={<Trash2 aria-hidden="true" />}
          onPress={() => setAsking('remove')}
        >
          {words.remove}
        </Button>
      </div>
      <Impossible {...props} />
      {copied !== '' && <p className={styles.quiet}>{copied}</p>}
      <LiveRegion message={copied} />
      {fault && <FaultNote fault={fault} isCompact />}
      <ConfirmByName
        title={tokenWords.revoke.title(protectedName ?? '')}
        isOpen={asking === 'revoke'}
        onClose={() => setAsking(undefined)}
        name={protectedName}
        action={tokenWords.revoke.act}
        onConfirm={(confirm) => {
          setAsking(undefined);
          acts.start('token.revoke', confirm);
        }}
      >
        {tokenWords.revoke.text}
      </ConfirmByName>
      <ConfirmByName
        title={tokenWords.remove.title}
        isOpen={asking === 'remove'}
        onClose={() => setAsking(undefined)}
        action={tokenWords.remove.act}
        isPending={remove.isPending}
        onConfirm={() => {
          setAsking(undefined);
          remove.mutate({ tokenId: summary.id });
        }}
      >
        {tokenWords.remove.text}
      </ConfirmByName>
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
