import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
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
  /** True until the first answer or fault, and never again: a form that is typed in stays. */
  readonly isFirst: boolean;
  readonly findings: FieldFindings;
  readonly fault: Fault | undefined;
} {
  const check = useQuery({ ...queries.profileCheck(typedProfile(draft)), placeholderData: keepPreviousData });
  const [isFirst, setIsFirst] = useState(true);
  if (isFirst && !check.isPending) setIsFirst(false);
  return {
    isFirst,
    findings: fieldFindings(draft, server, check.data?.findings ?? []),
    fault: check.error?.fault,
  };
}
