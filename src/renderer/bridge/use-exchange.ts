import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ExchangeView } from '../../contract/models/exchange.ts';
import type { Fault } from '../../core/faults.ts';
import { command } from './commands.ts';
import { queries } from './queries.ts';

export interface OpenExchange {
  readonly exchange: ExchangeView | undefined;
  /** Why it could not be read. */
  readonly readFault: Fault | undefined;
  readonly acts: {
    readonly toggleReveal: () => void;
    readonly copyCurl: () => void;
    readonly didCopy: boolean;
    readonly fault: Fault | undefined;
  };
}

/**
 * One exchange with what can be done with it: masked; in clear while a person asks, and forgotten after.
 * Key the component by the exchange's id, so that the next one is masked again.
 */
export function useExchange(exchangeId: string): OpenExchange {
  const [isRevealed, setIsRevealed] = useState(false);
  const masked = useQuery(queries.exchange(exchangeId));
  const clear = useQuery({ ...queries.revealedExchange(exchangeId), enabled: isRevealed });
  const curl = useMutation(command('exchange.copy_curl'));
  return {
    exchange: isRevealed ? (clear.data ?? masked.data) : masked.data,
    readFault: masked.error?.fault,
    acts: {
      toggleReveal: () => setIsRevealed(!isRevealed),
      copyCurl: () => curl.mutate({ exchangeId, reveal: isRevealed }),
      didCopy: curl.isSuccess,
      fault: curl.error?.fault ?? clear.error?.fault,
    },
  };
}
