import type { StepId } from '../../../core/run/run.ts';
import { STEP_WORDS } from '../../words/run.ts';
import { cx } from '../cx.ts';
import styles from './run.module.css';

/** Steps that a run would take, before there is one. */
export function FutureSteps({ label, steps }: { readonly label: string; readonly steps: readonly StepId[] }) {
  return (
    <ol className={styles.timeline} aria-label={label}>
      {steps.map((step) => (
        <li key={step} className={cx(styles.step, styles['is_pending'])}>
          <span className={styles.marker} />
          <div className={styles.head}>
            <h3>{STEP_WORDS[step]}</h3>
          </div>
        </li>
      ))}
    </ol>
  );
}
