import { removeWords } from '../../words/remove-token.ts';
import { Checkbox } from '../field/checkbox.tsx';
import { Loading } from '../state/states.tsx';

export interface CarriersProps {
  /** How many tokens are to be removed. */
  readonly tokens: number;
  /** How many recorded exchanges carry any of them; undefined while they are looked for. */
  readonly exchanges: number | undefined;
  readonly areTaken: boolean;
  readonly onTake: (areTaken: boolean) => void;
}

/** What becomes of the exchanges that carry tokens which are to be removed: they stay, or are taken along. */
export function Carriers({ tokens, exchanges, areTaken, onTake }: CarriersProps) {
  if (exchanges === undefined) return <Loading what={removeWords.looking} />;
  return (
    <>
      <p>{removeWords.carriers(exchanges, tokens)}</p>
      {exchanges > 0 && (
        <Checkbox isChecked={areTaken} onChange={onTake}>
          {removeWords.withExchanges(exchanges)}
        </Checkbox>
      )}
    </>
  );
}
