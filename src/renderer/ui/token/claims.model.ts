import {
  type ClaimRow as CoreRow,
  readClaims,
  readHeaderParameters,
} from '../../../core/jose/claims-view.ts';
import { readJson } from '../../../core/text/json.ts';
import { tokenWords } from '../../words/token-screen.ts';
import { formatSpan } from '../format/duration.ts';

/** A claim or header parameter, ready for the table. */
export interface ClaimRow {
  readonly name: string;
  readonly value: string;
  readonly meaning: string;
  /** Where it is defined, for the tooltip. */
  readonly section?: string;
  /** The moment that is meant, where it is one. */
  readonly atMs?: number;
  /** A span in words, where it is one. */
  readonly span?: string;
  readonly problem?: string;
}

/** The members of a JSON text with their meanings, in order; undefined where it is no object. */
export function claimRows(text: string, part: 'header' | 'payload'): readonly ClaimRow[] | undefined {
  const { object } = readJson(text).part;
  if (!object) return undefined;
  const rows = part === 'header' ? readHeaderParameters(object) : readClaims(object);
  return rows.map(drawnRow);
}

function drawnRow(row: CoreRow): ClaimRow {
  const { name, kind, value, seconds, meaning, problem } = row;
  return {
    name,
    value: valueText(row),
    meaning: meaning ? `${meaning.title}: ${lowerFirst(meaning.meaning)}` : tokenWords.ownClaim,
    ...(meaning ? { section: meaning.section } : {}),
    ...(seconds === undefined ? {} : { atMs: seconds * 1000 }),
    ...(kind === 'duration' && typeof value === 'number' ? { span: formatSpan(value) } : {}),
    ...(problem ? { problem: problem.message } : {}),
  };
}

/** Structures are indented, so that they can be read in a cell; the rest is as core has it. */
function valueText({ kind, value, text }: CoreRow): string {
  return kind === 'object' ? JSON.stringify(value, undefined, 1) : text;
}

function lowerFirst(text: string): string {
  return /^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}
