import type { ExchangeTiming } from '../../../core/exchange/exchange.ts';
import { exchangeWords } from '../../words/exchange.ts';
import { cx } from '../cx.ts';
import { timingParts, type TimingPart } from './exchange.model.ts';
import styles from './waterfall.module.css';

const PARTS: readonly TimingPart[] = ['dns', 'connect', 'tls', 'firstByte', 'body'];

/** The parts of an exchange's time as a bar that fills its place. Decoration: the words stand beside it. */
export function TimingBar({ timing }: { readonly timing: ExchangeTiming | undefined }) {
  const parts = timing ? timingParts(timing) : [];
  if (!timing || parts.length === 0)
    return <span className={cx(styles.bar, styles.whole)} aria-hidden="true" />;
  const rest = timing.totalMs - parts.reduce((sum, { ms }) => sum + ms, 0);
  return (
    <span className={styles.bar} aria-hidden="true">
      {rest > 0 && <span className={styles.rest} style={{ flexGrow: rest }} />}
      {parts.map(({ part, ms }) => (
        <span
          key={part}
          className={cx(styles[part])}
          style={{ flexGrow: Math.max(ms, timing.totalMs / 200) }}
        />
      ))}
    </span>
  );
}

/** What the colours of the bars mean. */
export function TimingLegend() {
  return (
    <ul className={styles.legend} aria-label={exchangeWords.legend}>
      {PARTS.map((part) => (
        <li key={part}>
          <TimingSwatch part={part} />
          {exchangeWords.parts[part]}
        </li>
      ))}
    </ul>
  );
}

export function TimingSwatch({ part }: { readonly part: TimingPart }) {
  return <span className={cx(styles.swatch, styles[part])} aria-hidden="true" />;
}
