import { Ban, Bell, BellRing, Copy, Ellipsis, RefreshCw, SearchCheck } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../ui/button/button.tsx';
import { LiveRegion } from '../../ui/live-region.tsx';
import { useMainAct } from '../../ui/main-act.ts';
import { MenuButton } from '../../ui/menu/menu.tsx';
import { FaultNote } from '../../ui/state/states.tsx';
import { copiedWords } from '../../words/acquire.ts';
import { tokenWords } from '../../words/token-screen.ts';
import { moreActs } from './more-acts.tsx';
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
  const { token, view, onRemoved, onGet, onCompare, onEditCopy, acts } = props;
  const [asking, setAsking] = useState<TokenQuestion>();
  const protectedName = view?.environment.isProtected === true ? view.environment.name : undefined;
  const copied = acts.copied === undefined ? '' : copiedWords(acts.copied);
  const onRevoke = () => (protectedName === undefined ? acts.start('token.revoke') : setAsking('revoke'));
  const onRemove = () => setAsking('remove');
  useMainAct(() => onGet?.(), onGet !== undefined);
  useTokenOffers(token, acts, { onRevoke, onRemove, onCompare, onEditCopy });
  return (
    <div className={styles.actBox}>
      <MainActs {...props} onRevoke={onRevoke} onRemove={onRemove} />
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

interface MainActsProps extends TokenActsProps {
  readonly onRevoke: () => void;
  readonly onRemove: () => void;
}

function MainActs(props: MainActsProps) {
  const { token, acts, onRevoke } = props;
  const { can } = token;
  const { acts: words } = tokenWords;
  const more = moreActs(props);
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
      <WatchButton {...props} />
      <MenuButton
        label={words.more}
        isIconOnly
        icon={<Ellipsis aria-hidden="true" />}
        items={more.map(({ run: _run, ...entry }) => entry)}
        onAction={(id) => more.find((one) => one.id === id)?.run()}
      />
    </div>
  );
}

/** Whether a person is told before the token expires. A token without an end cannot be watched. */
function WatchButton({ token: { summary }, acts }: TokenActsProps) {
  if (summary.expiresAtSeconds === undefined || summary.state !== 'live') return null;
  const { isWatched } = summary;
  const label = isWatched ? tokenWords.watch.stop : tokenWords.watch.start;
  const Icon = isWatched ? BellRing : Bell;
  return (
    <Button icon={<Icon aria-hidden="true" />} aria-label={label} onPress={() => acts.watch(!isWatched)} />
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
