import {
  type ClaimRow as CoreRow,
  readClaims,
  readHeaderParameters,
} from '../../../core/jose/claims-view.ts';
import { readJson } from '../../../core/text/json.ts';
import { tokenWords } from '../../words/token-screen.ts';
import { formatAgo, formatSpan } from '../format/duration.ts';
import { formatFullTime, formatTime } from '../format/time.ts';

/** A claim or header parameter, ready for the table. */
export interface ClaimRow {
  readonly name: string;
  readonly value: string;
  readonly meaning: string;
  /** Where it is defined, for the tooltip. */
  readonly section?: string;
  /** A moment in local time, or a span in words. */
  readonly time?: { readonly words: string; readonly title: string };
  readonly problem?: string;
}

/** The members of a JSON text with their meanings, in order; undefined where it is no object. */
export function claimRows(
  text: string,
  part: 'header' | 'payload',
  nowMs: number,
): readonly ClaimRow[] | undefined {
  const { object } = readJson(text).part;
  if (!object) return undefined;
  const rows = part === 'header' ? readHeaderParameters(object) : readClaims(object);
  return rows.map((row) => drawnRow(row, nowMs));
}

function drawnRow(row: CoreRow, nowMs: number): ClaimRow {
  const { name, meaning, problem } = row;
  const time = timeOf(row, nowMs);
  return {
    name,
    value: valueText(row),
    meaning: meaning ? `${meaning.title}: ${lowerFirst(meaning.meaning)}` : tokenWords.ownClaim,
    ...(meaning ? { section: meaning.section } : {}),
    ...(time ? { time } : {}),
    ...(problem ? { problem: problem.message } : {}),
  };
}

function timeOf({ kind, seconds, value }: CoreRow, nowMs: number): ClaimRow['time'] {
  if (seconds !== undefined) {
    const atMs = seconds * 1000;
    return {
      words: `${formatTime(atMs, nowMs)}, ${formatAgo((nowMs - atMs) / 1000)}`,
      title: formatFullTime(atMs),
    };
  }
  return kind === 'duration' && typeof value === 'number'
    ? { words: formatSpan(value), title: tokenWords.seconds }
    : undefined;
}

/** Structures are indented, so that they can be read in a cell; the rest is as core has it. */
function valueText({ kind, value, text }: CoreRow): string {
  return kind === 'object' ? JSON.stringify(value, undefined, 1) : text;
}

function lowerFirst(text: string): string {
  return /^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}
