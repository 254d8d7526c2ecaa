import type { ReactNode } from 'react';
import {
  ArrowDownToLine,
  CircleCheck,
  CircleSlash,
  CircleX,
  CornerUpRight,
  TriangleAlert,
} from 'lucide-react';
import type { ExchangeSummary } from '../../../contract/models/exchange.ts';
import { exchangeWords } from '../../words/exchange.ts';
import { Badge, type Tone } from '../badge/badge.tsx';
import { cx } from '../cx.ts';
import { statusText, statusTone } from './exchange.model.ts';
import styles from './exchange.module.css';

type Outcome = Pick<ExchangeSummary, 'status' | 'failure'>;

const ICONS: Record<Tone, ReactNode> = {
  pass: <CircleCheck aria-hidden="true" />,
  risk: <TriangleAlert aria-hidden="true" />,
  violation: <CircleX aria-hidden="true" />,
  note: <CircleCheck aria-hidden="true" />,
  unchecked: <CircleSlash aria-hidden="true" />,
  plain: <ArrowDownToLine aria-hidden="true" />,
};

function iconOf(outcome: Outcome): ReactNode {
  const isRedirect = outcome.status !== undefined && outcome.status >= 300 && outcome.status < 400;
  return isRedirect && !outcome.failure ? <CornerUpRight aria-hidden="true" /> : ICONS[statusTone(outcome)];
}

/** The status in a row: an icon, the number and its word; or why there is none. */
export function ExchangeStatus({ outcome }: { readonly outcome: Outcome }) {
  return (
    <span className={cx(styles.outcome, styles[statusTone(outcome)])} title={statusText(outcome)}>
      {iconOf(outcome)}
      <span>{statusText(outcome)}</span>
    </span>
  );
}

/** The same as a badge, for a heading. */
export function StatusBadge({ outcome }: { readonly outcome: Outcome }) {
  return (
    <Badge tone={statusTone(outcome)} icon={iconOf(outcome)} title={exchangeWords.status}>
      <span className={styles.status}>{statusText(outcome)}</span>
    </Badge>
  );
}
