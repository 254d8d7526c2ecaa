import { Check, Minus, Pause, X } from 'lucide-react';
import type { ReactNode } from 'react';
import type { RunStatus } from '../../../core/run/run.ts';
import { RUN_STATUS_WORDS } from '../../words/run.ts';
import { cx } from '../cx.ts';
import { Spinner } from '../state/spinner.tsx';
import styles from './run-outcome.module.css';

const ICONS: Record<RunStatus, ReactNode> = {
  running: <Spinner />,
  waiting: <Spinner />,
  paused: <Pause aria-hidden="true" />,
  succeeded: <Check aria-hidden="true" />,
  failed: <X aria-hidden="true" />,
  cancelled: <Minus aria-hidden="true" />,
};

/** How a run stands or ended, as an icon and a word. */
export function RunOutcome({ status }: { readonly status: RunStatus }) {
  return (
    <span className={cx(styles.outcome, styles[status])}>
      {ICONS[status]}
      {RUN_STATUS_WORDS[status]}
    </span>
  );
}
