import { useMutation } from '@tanstack/react-query';
import type { Fault } from '../../core/faults.ts';
import { command } from './commands.ts';

/** The ways out of a locked vault, as acts with their progress. */
export interface WaysOutActs {
  readonly retry: () => void;
  readonly inMemory: () => void;
  readonly setAside: () => void;
  readonly isPending: boolean;
  readonly fault: Fault | undefined;
}

/** Joins the three vault commands into one set of acts. */
export function useWaysOut(): WaysOutActs {
  const retry = useMutation(command('vault.retry'));
  const memory = useMutation(command('vault.use_memory'));
  const setAside = useMutation(command('vault.set_aside'));
  const all = [retry, memory, setAside];
  return {
    retry: () => retry.mutate({}),
    inMemory: () => memory.mutate({}),
    setAside: () => setAside.mutate({ confirm: 'set aside' }),
    isPending: all.some((mutation) => mutation.isPending),
    fault: all.find((mutation) => mutation.error)?.error?.fault,
  };
}
