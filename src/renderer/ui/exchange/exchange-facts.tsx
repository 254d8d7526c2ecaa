import type { ExchangeView } from '../../../contract/models/exchange.ts';
import type { ExchangeTiming, TlsPeer } from '../../../core/exchange/exchange.ts';
import { exchangeWords } from '../../words/exchange.ts';
import { LocalTime } from '../clock/local-time.tsx';
import { cx } from '../cx.ts';
import { formatMs } from '../format/duration.ts';
import { formatTime } from '../format/time.ts';
import { PairTable } from '../table/pair-table.tsx';
import { timingParts } from './exchange.model.ts';
import styles from './exchange.module.css';

const PART_STYLES = {
  dns: styles.dns,
  connect: styles.connect,
  tls: styles.tls,
  firstByte: styles.firstByte,
  body: styles.bodyPart,
};

/** How long each part took, and who answered. */
export function ExchangeFacts({ exchange }: { readonly exchange: ExchangeView }) {
  const isClear = exchange.summary.origin.startsWith('http:');
  return (
    <div className={styles.messages}>
      <Timing timing={exchange.timing} />
      <section className={styles.message} aria-label={exchangeWords.peer}>
        <h3>{exchangeWords.peer}</h3>
        {exchange.tls ? <Peer peer={exchange.tls} startedAtMs={exchange.timing.startedAtMs} /> : null}
        {isClear && <p className={styles.quiet}>{exchangeWords.noTls}</p>}
      </section>
    </div>
  );
}

function Timing({ timing }: { readonly timing: ExchangeTiming }) {
  const parts = timingParts(timing);
  return (
    <section className={styles.message} aria-label={exchangeWords.timing}>
      <h3>
        {exchangeWords.timing}{' '}
        <small>
          {formatMs(timing.totalMs)} {exchangeWords.total} · <LocalTime atMs={timing.startedAtMs} />
        </small>
      </h3>
      <div className={styles.timeBar} aria-hidden="true">
        {parts.map(({ part, share }) => (
          <span key={part} className={cx(PART_STYLES[part])} style={{ flexGrow: Math.max(share, 0.01) }} />
        ))}
      </div>
      <ul className={styles.legend}>
        {parts.map(({ part, ms }) => (
          <li key={part}>
            <span className={cx(styles.swatch, PART_STYLES[part])} aria-hidden="true" />
            {exchangeWords.parts[part]} {formatMs(ms)}
          </li>
        ))}
      </ul>
      {timing.reusedSocket && <p className={styles.quiet}>{exchangeWords.reused}</p>}
    </section>
  );
}

function Peer({ peer, startedAtMs }: { readonly peer: TlsPeer; readonly startedAtMs: number }) {
  const facts = exchangeWords.peerFacts;
  return (
    <PairTable
      label={exchangeWords.peer}
      pairs={[
        [facts.protocol, peer.protocol],
        [facts.cipher, peer.cipher],
        [facts.subject, peer.subject],
        [facts.issuer, peer.issuer],
        [facts.validTo, formatTime(peer.validToMs, startedAtMs)],
        [facts.fingerprint, peer.fingerprint256],
        [facts.authorized, peer.authorized ? exchangeWords.authorized : exchangeWords.unauthorized],
      ]}
    />
  );
}
