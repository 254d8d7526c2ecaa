import { useQuery } from '@tanstack/react-query';
import type { Fault } from '../../core/faults.ts';
import type { Policy } from '../../core/findings/finding.ts';
import { queries } from './queries.ts';
import { useSetSettings } from './use-set-settings.ts';

/** The set of rules by which the window judges, and how it is changed. */
export interface ChosenPolicy {
  readonly policy: Policy;
  readonly onPolicy: (policy: Policy) => void;
  /** Why it could not be changed. */
  readonly fault: Fault | undefined;
}

/**
 * The policy is a setting: every finding of the window is judged by it, and comes again when it changes: what is no
 * query is asked again by `onSaved`.
 */
export function usePolicy(onSaved?: () => void): ChosenPolicy {
  const status = useQuery(queries.appStatus());
  const set = useSetSettings();
  const saved = status.data?.settings.policy ?? 'default';
  return {
    policy: set.isPending ? (set.variables.policy ?? saved) : saved,
    onPolicy: (policy) => set.mutate({ policy }, { onSuccess: () => onSaved?.() }),
    fault: set.error?.fault,
  };
}
