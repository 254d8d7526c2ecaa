import { ArrowLeftToLine, ArrowRightToLine, Equal, EqualApproximately, EqualNot } from 'lucide-react';
import type { Change } from '../../../core/compare/comparison.ts';
import { compareWords } from '../../words/compare.ts';
import styles from './compare.module.css';

const ICONS = {
  same: Equal,
  equal: EqualApproximately,
  changed: EqualNot,
  only_left: ArrowLeftToLine,
  only_right: ArrowRightToLine,
} as const satisfies Record<Change, unknown>;

/** How the two sides stand to one another: an icon of its own shape, and the word. A difference is no fault: it has no colour. */
export function ChangeMark({ change }: { readonly change: Change }) {
  const Icon = ICONS[change];
  return (
    <span className={styles.change}>
      <Icon aria-hidden="true" />
      {compareWords.changes[change]}
    </span>
  );
}
