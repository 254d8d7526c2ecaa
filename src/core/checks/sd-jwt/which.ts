import type { Place } from '../../findings/finding.ts';
import type { JudgedDisclosure } from '../../jose/sd-jwt/process.ts';
import type { SdJwtInput } from '../inputs.ts';

const LISTED = 8;

/** Disclosures that something is wrong with: their numbers from 1, how many in all, and where the first stands. */
export interface FoundDisclosures {
  readonly evidence: { readonly numbers: readonly number[]; readonly count: number };
  readonly at: Place | undefined;
  readonly first: JudgedDisclosure;
}

/** The disclosures of which something holds; undefined where there is none. */
export function disclosuresWhere(
  { processed, disclosures }: SdJwtInput,
  holds: (judged: JudgedDisclosure, index: number) => boolean,
): FoundDisclosures | undefined {
  const numbers = processed.disclosures.flatMap((judged, index) => (holds(judged, index) ? [index + 1] : []));
  const index = (numbers[0] ?? 0) - 1;
  const first = processed.disclosures[index];
  if (first === undefined) return undefined;
  const segment = disclosures[index];
  return {
    evidence: { numbers: numbers.slice(0, LISTED), count: numbers.length },
    at: segment && { kind: 'bytes', start: segment.start, end: segment.end },
    first,
  };
}
