import { cx } from '../cx.ts';
import { LiveRegion } from '../live-region.tsx';
import { formatFullTime, formatTime } from '../format/time.ts';
import { lifeUiWords } from '../../words/life.ts';
import { useClock } from './clock.ts';
import { type Life, lifeFraction, lifePhase, lifeSpoken, lifeWords, momentFraction } from './life.model.ts';
import styles from './life.module.css';

export interface LifePanelProps {
  readonly life: Life;
  /** What the countdown is of: `Access token`. */
  readonly what: string;
  readonly offsetMs?: number;
  /** What ended the token before its time: said instead of the countdown. */
  readonly endedAs?: string | undefined;
}

/** The large countdown and the life of the token as a bar: issued, now, expires. Speaks at thresholds only. */
export function LifePanel({ life, what, offsetMs = 0, endedAs }: LifePanelProps) {
  const label = useClock((now) => lifeWords(life, (now + offsetMs) / 1000).label);
  const figure = useClock((now) => lifeWords(life, (now + offsetMs) / 1000).figure);
  const phase = useClock((now) => lifePhase(life, (now + offsetMs) / 1000));
  const spoken = useClock((now) => lifeSpoken(life, (now + offsetMs) / 1000));
  const isUrgent = endedAs !== undefined || phase === 'ending' || phase === 'expired';
  return (
    <>
      <div className={styles.countdown}>
        <span className={styles.label}>
          {endedAs === undefined ? `${what} ${label}` : lifeUiWords.endedBefore(what, label, figure)}
        </span>
        <span
          className={cx(styles.figure, isUrgent && styles.urgent, phase === 'unknown' && styles.unknown)}
          role="timer"
        >
          {endedAs ?? figure}
        </span>
      </div>
      <LifeBar life={life} offsetMs={offsetMs} />
      <LiveRegion message={spoken} />
    </>
  );
}

function LifeBar({ life, offsetMs }: { readonly life: Life; readonly offsetMs: number }) {
  const nowMs = useClock((now) => now + offsetMs);
  const fraction = lifeFraction(life, nowMs / 1000);
  const start = life.issuedAtSeconds ?? life.notBeforeSeconds;
  const end = life.expiresAtSeconds;
  if (fraction === undefined || start === undefined || end === undefined) {
    return <p className={styles.noBar}>{lifeUiWords.noBar(life)}</p>;
  }
  const at = percent(fraction);
  const validFrom = momentFraction(life, life.notBeforeSeconds);
  const isOver = nowMs / 1000 >= end;
  return (
    <div className={styles.barBox}>
      <div className={styles.nowRow}>
        <span style={{ insetInlineStart: `clamp(34px, ${at}, 100% - 34px)` }}>
          {lifeUiWords.now} {formatTime(nowMs, nowMs)}
        </span>
      </div>
      <div className={styles.bar} aria-hidden="true">
        <div className={cx(styles.fill, isOver && styles.over)} style={{ inlineSize: at }} />
        {validFrom !== undefined && (
          <div className={styles.tick} style={{ insetInlineStart: percent(validFrom) }} />
        )}
        <div className={styles.knob} style={{ insetInlineStart: at }} />
      </div>
      <div className={styles.ends}>
        <span title={formatFullTime(start * 1000)}>
          {life.issuedAtSeconds === undefined ? lifeUiWords.validFrom : lifeUiWords.issued}{' '}
          {formatTime(start * 1000, nowMs)}
        </span>
        {validFrom !== undefined && life.notBeforeSeconds !== undefined && (
          <span title={formatFullTime(life.notBeforeSeconds * 1000)}>
            {lifeUiWords.validFrom} {formatTime(life.notBeforeSeconds * 1000, nowMs)}
          </span>
        )}
        <span title={formatFullTime(end * 1000)}>
          {isOver ? lifeUiWords.expired : lifeUiWords.expires} {formatTime(end * 1000, nowMs)}
        </span>
      </div>
    </div>
  );
}

function percent(fraction: number): string {
  return `${(fraction * 100).toFixed(2)}%`;
}
