import type { ReactNode } from 'react';
import { cx } from '../cx.ts';
import styles from './badge.module.css';

export type Tone = 'plain' | 'pass' | 'violation' | 'risk' | 'note' | 'unchecked';

export interface BadgeProps {
  readonly tone?: Tone;
  readonly icon?: ReactNode;
  readonly children: ReactNode;
  readonly title?: string | undefined;
}

/** A short fact with an icon. The colour never speaks alone. */
export function Badge({ tone = 'plain', icon, children, title }: BadgeProps) {
  return (
    <span className={cx(styles.badge, styles[tone])} title={title}>
      {icon}
      {children}
    </span>
  );
}
