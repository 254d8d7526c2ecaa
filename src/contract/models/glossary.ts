import type { Meaning } from '../../core/glossary/meaning.ts';

/** What names in a token mean: asked for once, so that the window need not bring the words along. */
export interface Glossary {
  readonly claims: readonly Meaning[];
  readonly header: readonly Meaning[];
}
