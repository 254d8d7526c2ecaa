import { CircleCheck, CircleDashed, CircleX, Info, TriangleAlert } from 'lucide-react';
import type { Severity } from '../../../core/findings/finding.ts';
import { findingsWords } from '../../words/findings.ts';
import { VisuallyHidden } from '../visually-hidden.tsx';
import styles from './findings.module.css';

const ICONS = {
  violation: CircleX,
  risk: TriangleAlert,
  note: Info,
  pass: CircleCheck,
  unchecked: CircleDashed,
} as const;

const NAMES = {
  ...findingsWords.severity,
  pass: findingsWords.passed,
  unchecked: findingsWords.unchecked,
} as const;

export interface SeverityIconProps {
  readonly of: Severity | 'pass' | 'unchecked';
  /** False where the word stands beside it. */
  readonly isNamed?: boolean;
}

/** A severity as a shape and a colour, with its word for those who see neither. */
export function SeverityIcon({ of, isNamed = true }: SeverityIconProps) {
  const Icon = ICONS[of];
  return (
    <span className={styles[of]}>
      <Icon className={styles.icon} aria-hidden="true" />
      {isNamed && <VisuallyHidden>{NAMES[of]}: </VisuallyHidden>}
    </span>
  );
}
