import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { DiscoveredServer } from '../../../contract/ipc.ts';
import type { Fault } from '../../../core/faults.ts';
import { queries } from '../../bridge/queries.ts';
import type { Draft } from './draft.model.ts';
import { type FieldFindings, fieldFindings, typedProfile } from './field-findings.model.ts';

/** What the program finds in a form as it is typed; while it looks, what it found before stays, so that nothing jumps. */
export function useCheck(
  draft: Draft,
  server: DiscoveredServer | undefined,
): {
  /** True until the first answer. */
  readonly isFirst: boolean;
  readonly findings: FieldFindings;
  readonly fault: Fault | undefined;
} {
  const check = useQuery({ ...queries.profileCheck(typedProfile(draft)), placeholderData: keepPreviousData });
  return {
    isFirst: check.isPending,
    findings: fieldFindings(draft, server, check.data?.findings ?? []),
    fault: check.error?.fault,
  };
}
