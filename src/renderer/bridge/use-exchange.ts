import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ExchangeView } from '../../contract/models/exchange.ts';
import type { Fault } from '../../core/faults.ts';
import type { ExchangeActs, ExchangeCopy } from '../ui/exchange/exchange-actions.tsx';
import { command } from './commands.ts';
import { queries } from './queries.ts';

export interface OpenExchange {
  readonly exchange: ExchangeView | undefined;
  /** Why it could not be read. */
  readonly readFault: Fault | undefined;
  readonly acts: ExchangeActs;
}

/**
 * One exchange with what can be done with it: masked; in clear while a person asks, and forgotten after.
 * Key the component by the exchange's id, so that the next one is masked again.
 */
export function useExchange(exchangeId: string): OpenExchange {
  const [isRevealed, setIsRevealed] = useState(false);
  const [copied, setCopied] = useState<ExchangeCopy>();
  const masked = useQuery(queries.exchange(exchangeId));
  const clear = useQuery({ ...queries.revealedExchange(exchangeId), enabled: isRevealed });
  const curl = useMutation(command('exchange.copy_curl'));
  const body = useMutation(command('exchange.copy_body'));
  const copy = (what: ExchangeCopy) => {
    setCopied(undefined);
    const done = { onSuccess: () => setCopied(what) };
    if (what === 'request' || what === 'response') {
      body.mutate({ exchangeId, side: what, reveal: isRevealed }, done);
    } else curl.mutate({ exchangeId, reveal: what === 'curlWithSecrets' }, done);
  };
  return {
    exchange: isRevealed ? (clear.data ?? masked.data) : masked.data,
    readFault: masked.error?.fault,
    acts: {
      toggleReveal: () => setIsRevealed(!isRevealed),
      copy,
      copied,
      fault: curl.error?.fault ?? body.error?.fault ?? clear.error?.fault,
    },
  };
}
