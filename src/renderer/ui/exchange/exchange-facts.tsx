import type { ExchangeView } from '../../../contract/models/exchange.ts';
import type { ExchangeTiming, TlsPeer } from '../../../core/exchange/exchange.ts';
import { exchangeWords } from '../../words/exchange.ts';
import { LocalTime } from '../clock/local-time.tsx';
import { formatMs } from '../format/duration.ts';
import { formatTime } from '../format/time.ts';
import { PairTable } from '../table/pair-table.tsx';
import { timingParts } from './exchange.model.ts';
import { TimingBar, TimingSwatch } from './waterfall.tsx';
import styles from './exchange.module.css';

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
      <TimingBar timing={timing} />
      <ul className={styles.legend}>
        {parts.map(({ part, ms }) => (
          <li key={part}>
            <TimingSwatch part={part} />
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
        [facts.valid, validity(peer, startedAtMs)],
        [facts.fingerprint, peer.fingerprint256],
        [facts.authorized, peer.authorized ? exchangeWords.authorized : exchangeWords.unauthorized],
      ]}
    />
  );
}

function validity({ validFromMs, validToMs }: TlsPeer, startedAtMs: number): string {
  const to = formatTime(validToMs, startedAtMs);
  return validFromMs === undefined
    ? exchangeWords.validTo(to)
    : exchangeWords.validity(formatTime(validFromMs, startedAtMs), to);
}
