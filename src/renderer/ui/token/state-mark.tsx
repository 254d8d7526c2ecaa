import { CircleCheck, CircleDashed, CircleSlash, Clock, ClockFading, CornerDownRight } from 'lucide-react';
import type { TokenState } from '../../../contract/models/token.ts';
import { STATE_WORDS } from '../../words/token.ts';
import { cx } from '../cx.ts';
import styles from './state-mark.module.css';

const ICONS: Record<TokenState, typeof CircleCheck> = {
  live: CircleCheck,
  not_yet_valid: Clock,
  expired: ClockFading,
  revoked: CircleSlash,
  superseded: CornerDownRight,
  unknown: CircleDashed,
};

export interface StateMarkProps {
  readonly state: TokenState;
  /** Where the word, or what says more, stands beside it. */
  readonly isIconOnly?: boolean;
}

/** What became of a token: an icon of its own shape, and the word. */
export function StateMark({ state, isIconOnly = false }: StateMarkProps) {
  const Icon = ICONS[state];
  return (
    <span className={cx(styles.mark, styles[state])}>
      <Icon aria-hidden="true" />
      {!isIconOnly && STATE_WORDS[state]}
    </span>
  );
}
