import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import type { Environment } from '../../../contract/models/profile.ts';
import type { TokenSummary } from '../../../contract/models/token.ts';
import { EnvMark } from '../../ui/badge/env-mark.tsx';
import { Button } from '../../ui/button/button.tsx';
import { Countdown } from '../../ui/clock/countdown.tsx';
import { offsetMsOf } from '../../ui/clock/life.model.ts';
import { Ago } from '../../ui/clock/ago.tsx';
import { cx } from '../../ui/cx.ts';
import { StateMark } from '../../ui/token/state-mark.tsx';
import { FORMAT_WORDS, KIND_WORDS, MADE_HERE, STATE_WORDS } from '../../words/token.ts';
import { sidebarWords } from '../../words/sidebar.ts';
import { lifeOf } from './token-life.model.ts';
import { belongsTo } from './sidebar.model.ts';
import styles from './sidebar.module.css';

/** As many as fit beside the profiles; the rest is a table of its own. */
const FIRST = 12;

export interface TokenListProps {
  readonly title: string;
  /** The environment that all of them belong to, where there is one. */
  readonly environment?: Environment;
  readonly tokens: readonly TokenSummary[];
  readonly tokenId: string | undefined;
  readonly onToken: (tokenId: string) => void;
  readonly onAll: () => void;
}

/** The newest tokens. Expired and revoked ones stay, marked. */
export function TokenList({ title, environment, tokens, tokenId, onToken, onAll }: TokenListProps) {
  const newest = tokens.slice(0, FIRST);
  const open = tokens.find((token) => token.id === tokenId);
  // The one that is open is in the list, however old it is.
  const shown = open && !newest.includes(open) ? [...newest, open] : newest;
  return (
    <section className={styles.tokens}>
      <div className={styles.tokensHead}>
        <h2 className={styles.header}>{title}</h2>
        {environment && <EnvMark environment={environment} />}
      </div>
      {tokens.length === 0 ? (
        <p className={styles.none}>{sidebarWords.noTokens}</p>
      ) : (
        <ListBox
          aria-label={title}
          className={cx(styles.list, styles.tokenList)}
          selectionMode="single"
          selectedKeys={tokenId === undefined ? [] : [tokenId]}
          onSelectionChange={(keys) => {
            const [key] = keys === 'all' ? [] : [...keys];
            const target = key ?? tokenId;
            if (target !== undefined) onToken(String(target));
          }}
        >
          {shown.map((token) => (
            <TokenRow key={token.id} token={token} />
          ))}
        </ListBox>
      )}
      {shown.length < tokens.length && (
        <Button size="small" look="quiet" onPress={onAll}>
          {sidebarWords.older(tokens.length)}
        </Button>
      )}
    </section>
  );
}

function TokenRow({ token }: { readonly token: TokenSummary }) {
  const isLive = token.state === 'live' && token.expiresAtSeconds !== undefined;
  const isDead = token.state === 'expired' || token.state === 'revoked' || token.state === 'superseded';
  return (
    <ListBoxItem
      id={token.id}
      textValue={sidebarWords.thisIs(KIND_WORDS[token.kind], STATE_WORDS[token.state])}
      className={cx(styles.item, isDead && styles.dead)}
    >
      <span className={styles.words} title={belongsTo(token).join('\n')}>
        <span className={styles.title}>{KIND_WORDS[token.kind]}</span>
        <span className={styles.detail}>
          {token.origin === 'built' && `${MADE_HERE} · `}
          {token.scope?.join(' ') || (token.persona ?? token.subject ?? FORMAT_WORDS[token.format])}
        </span>
      </span>
      <span className={styles.meta}>
        <span className={styles.state}>
          <StateMark state={token.state} isIconOnly={isLive} />
          {isLive && <Countdown life={lifeOf(token)} offsetMs={offsetMsOf(token)} />}
        </span>
        <Ago atMs={token.firstSeenAtMs} />
      </span>
    </ListBoxItem>
  );
}
