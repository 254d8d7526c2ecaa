import { createContext, use } from 'react';
import type { Meaning } from '../../../core/glossary/meaning.ts';

/** What names in each part of a token mean. */
export interface Meanings {
  readonly header: ReadonlyMap<string, Meaning>;
  readonly payload: ReadonlyMap<string, Meaning>;
}

/** Nothing is explained. */
export const NO_MEANINGS: Meanings = { header: new Map(), payload: new Map() };

/** The meanings that the tables of a token are drawn with. */
export const MeaningsContext = createContext(NO_MEANINGS);

export function useMeanings(): Meanings {
  return use(MeaningsContext);
}
