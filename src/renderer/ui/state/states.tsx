import { CircleAlert } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import type { Fault } from '../../../core/faults.ts';
import { uiWords } from '../../words/ui.ts';
import { cx } from '../cx.ts';
import { Spinner } from './spinner.tsx';
import styles from './state.module.css';

export interface EmptyProps {
  readonly icon?: ReactNode;
  readonly title: string;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
}

/** Nothing here yet: what would be here, and how to get it. */
export function Empty({ icon, title, children, actions }: EmptyProps) {
  return (
    <div className={styles.empty}>
      {icon !== undefined && <div className={styles.emptyIcon}>{icon}</div>}
      <h2>{title}</h2>
      {children !== undefined && <p>{children}</p>}
      {actions !== undefined && <div className={styles.actions}>{actions}</div>}
    </div>
  );
}

/** Waiting for the program. Local answers take a few milliseconds, so nothing is drawn for the first moment. */
export function Loading({ what }: { readonly what: string }) {
  const [isLate, setIsLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setIsLate(true), 150);
    return () => clearTimeout(timer);
  }, []);
  return (
    <output className={styles.loading}>
      {isLate && (
        <>
          <Spinner />
          {what}
        </>
      )}
    </output>
  );
}

export interface FaultNoteProps {
  readonly fault: Fault;
  readonly actions?: ReactNode;
  /** In a row of a form or timeline: without the large frame. */
  readonly isCompact?: boolean;
}

/** An operation that failed: what happened, what to do, and which parameter and section it concerns. */
export function FaultNote({ fault, actions, isCompact = false }: FaultNoteProps) {
  return (
    <div className={cx(styles.fault, isCompact && styles.compact)} role="alert">
      <CircleAlert aria-hidden="true" />
      <div>
        <p className={styles.message}>{fault.message}</p>
        <p className={styles.remedy}>{fault.remedy}</p>
        <FaultFacts fault={fault} />
        {actions !== undefined && <div className={styles.actions}>{actions}</div>}
      </div>
    </div>
  );
}

function FaultFacts({ fault }: { readonly fault: Fault }) {
  const facts = [
    [uiWords.fault.parameter, fault.parameter],
    [uiWords.fault.section, fault.section],
    [uiWords.fault.reference, fault.reference],
  ] as const;
  return (
    <dl className={styles.facts}>
      {facts.map(([name, value]) =>
        value === undefined ? null : (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ),
      )}
      <div>
        <dt>{uiWords.fault.code}</dt>
        <dd>
          <code>{fault.code}</code>
        </dd>
      </div>
    </dl>
  );
}
