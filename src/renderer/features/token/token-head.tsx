import { Fingerprint, TicketCheck } from 'lucide-react';
import { Badge } from '../../ui/badge/badge.tsx';
import { LifePanel } from '../../ui/clock/life-panel.tsx';
import { usableOffsetMs } from '../../ui/clock/life.model.ts';
import { TrustLine } from '../../ui/token/trust-line.tsx';
import { ENDED_WORDS, FORMAT_WORDS, KIND_WORDS, STATE_WORDS } from '../../words/token.ts';
import { tokenWords } from '../../words/token-screen.ts';
import { TokenActs, type TokenActsProps } from './token-acts.tsx';
import { offsetWords } from './token-screen.model.ts';
import styles from './token.module.css';

/** One glance: how long, is it genuine and by whose key, and what can be done with it. */
export function TokenHead(props: TokenActsProps) {
  const { token } = props;
  const { summary, life, clock } = token;
  const kind = KIND_WORDS[summary.kind];
  return (
    <section className={styles.head} aria-label={tokenWords.life}>
      <div className={styles.life}>
        <LifePanel
          what={kind}
          life={life}
          offsetMs={usableOffsetMs(clock)}
          endedAs={ENDED_WORDS[summary.state]}
        />
        <TokenActs {...props} />
      </div>
      <div className={styles.facts}>
        <TrustLine verdict={token.signature} />
        <div className={styles.badges}>
          {ENDED_WORDS[summary.state] !== undefined && (
            <Badge tone="violation">{STATE_WORDS[summary.state]}</Badge>
          )}
          <Badge icon={<TicketCheck aria-hidden="true" />}>
            {FORMAT_WORDS[summary.format]} {kind.charAt(0).toLowerCase() + kind.slice(1)}
          </Badge>
          {token.tokenType !== undefined && <Badge>{token.tokenType}</Badge>}
          <Badge icon={<Fingerprint aria-hidden="true" />} title={tokenWords.fingerprint}>
            <code>{summary.fingerprint}</code>
          </Badge>
        </div>
      </div>
      {clock && (
        <p className={styles.quiet}>
          {tokenWords.clock}:{' '}
          {tokenWords.clockWords(
            offsetWords(clock.offsetMs),
            `${(clock.errorMs / 1000).toFixed(1)} s`,
            clock.origin,
          )}
          . {usableOffsetMs(clock) === 0 ? tokenWords.clockIgnored : tokenWords.clockUsed}
        </p>
      )}
    </section>
  );
}
