import { cx } from '../cx.ts';
import { useClock } from './clock.ts';
import { type Life, lifePhase, lifeShort } from './life.model.ts';
import styles from './life.module.css';

export interface CountdownProps {
  readonly life: Life;
  /** What to add to our clock to judge by the server's. */
  readonly offsetMs?: number;
}

/** The remaining time in a row of a list: `14:32`, red in the last minute, then `expired`. */
export function Countdown({ life, offsetMs = 0 }: CountdownProps) {
  const text = useClock((now) => lifeShort(life, (now + offsetMs) / 1000));
  const phase = useClock((now) => lifePhase(life, (now + offsetMs) / 1000));
  return <span className={cx(styles.short, phase === 'ending' && styles.urgent)}>{text}</span>;
}
