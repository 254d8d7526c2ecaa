import { useMutation } from '@tanstack/react-query';
import type { Fault } from '../../core/faults.ts';
import { command } from './commands.ts';

/** Sending a recorded request once more, as an act with its progress. */
export interface ResendAct {
  readonly send: (exchangeId: string, confirm: string | undefined) => void;
  readonly isPending: boolean;
  readonly fault: Fault | undefined;
  readonly reset: () => void;
}

/** Joins `exchange.resend`; `onStarted` is told the run in which it is sent. */
export function useResend(onStarted: (runId: string) => void): ResendAct {
  const resend = useMutation({
    ...command('exchange.resend'),
    onSuccess: ({ runId }: { readonly runId: string }) => onStarted(runId),
  });
  return {
    send: (exchangeId, confirm) =>
      resend.mutate({ exchangeId, ...(confirm === undefined ? {} : { confirm }) }),
    isPending: resend.isPending,
    fault: resend.error?.fault,
    reset: () => resend.reset(),
  };
}
