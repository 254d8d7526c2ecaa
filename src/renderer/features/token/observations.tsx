import { CircleCheck, CircleHelp, CircleX } from 'lucide-react';
import { useState } from 'react';
import type { Observation } from '../../../contract/models/token.ts';
import { Button } from '../../ui/button/button.tsx';
import { cx } from '../../ui/cx.ts';
import { LocalTime } from '../../ui/clock/local-time.tsx';
import { exchangeWords } from '../../words/exchange.ts';
import { tokenWords } from '../../words/token-screen.ts';
import styles from './token.module.css';

/** Observations that are drawn before a person asks for the rest. */
const FIRST = 12;

const ICONS = { accepted: CircleCheck, refused: CircleX, indeterminate: CircleHelp } as const;

export interface ObservationsProps {
  readonly observations: readonly Observation[];
  readonly onExchange?: ((exchangeId: string) => void) | undefined;
}

/** Which surface said what of the token, and when; the newest first. */
export function Observations({ observations, onExchange }: ObservationsProps) {
  const [isWhole, setIsWhole] = useState(false);
  if (observations.length === 0) return <p className={styles.none}>{tokenWords.noObservations}</p>;
  const newestFirst = [...observations].sort((a, b) => b.atMs - a.atMs);
  const shown = isWhole ? newestFirst : newestFirst.slice(0, FIRST);
  return (
    <>
      <ul>
        {shown.map((observation) => (
          <ObservationRow key={observation.id} observation={observation} onExchange={onExchange} />
        ))}
      </ul>
      {shown.length < newestFirst.length && (
        <p className={styles.none}>
          <Button size="small" onPress={() => setIsWhole(true)}>
            {tokenWords.moreObservations(newestFirst.length - shown.length)}
          </Button>
        </p>
      )}
    </>
  );
}

function ObservationRow({
  observation,
  onExchange,
}: { readonly observation: Observation } & Pick<ObservationsProps, 'onExchange'>) {
  const { outcome, surface, detail, atMs, exchangeId } = observation;
  const Icon = ICONS[outcome];
  return (
    <li className={styles.observation}>
      <Icon className={cx(styles[outcome])} aria-hidden="true" />
      <span className={styles.grow}>
        <strong>{tokenWords.surface(surface)}</strong> {tokenWords.outcome[outcome]}
        <small>{detail}</small>
      </span>
      <LocalTime atMs={atMs} />
      {exchangeId !== undefined && onExchange && (
        <Button size="small" look="quiet" onPress={() => onExchange(exchangeId)}>
          {exchangeWords.open}
        </Button>
      )}
    </li>
  );
}
