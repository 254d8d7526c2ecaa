import { useQuery } from '@tanstack/react-query';
import type { OutputOf } from '../../contract/ipc.ts';
import type { Meaning } from '../../core/glossary/meaning.ts';
import { type Meanings, NO_MEANINGS } from '../ui/token/meanings.ts';
import { queries } from './queries.ts';

/** The glossary, which the program has: read once, and until then nothing is explained. */
export function useGlossary(): Meanings {
  return useQuery({ ...queries.glossary(), select: indexed }).data ?? NO_MEANINGS;
}

function indexed({ claims, header }: OutputOf<'app.glossary'>): Meanings {
  return { header: byName(header), payload: byName(claims) };
}

function byName(meanings: readonly Meaning[]): ReadonlyMap<string, Meaning> {
  return new Map(meanings.map((one) => [one.name, one]));
}
