import { type ClaimRow as CoreRow, readMembers } from '../../../core/jose/claim-rows.ts';
import type { ShownFinding } from '../../../core/findings/explanation.ts';
import type { Severity } from '../../../core/findings/finding.ts';
import type { Meaning } from '../../../core/glossary/meaning.ts';
import { readJson } from '../../../core/text/json.ts';
import { tokenWords } from '../../words/token-screen.ts';
import { formatSpan } from '../format/duration.ts';
import { indentJson } from '../json/json-pieces.model.ts';
import { visibleName } from '../long-text/visible.model.ts';

/** A finding about one claim, short. */
export interface ClaimMark {
  readonly code: string;
  readonly severity: Severity;
  readonly title: string;
}

/** A claim or header parameter, ready for the table. */
export interface ClaimRow {
  readonly name: string;
  /** The name with nothing unseen in it; of a very long one the beginning. */
  readonly shownName: string;
  /** Where it stands in its part. */
  readonly pointer: string;
  readonly value: string;
  readonly meaning: string;
  /** Where it is defined, for the tooltip. */
  readonly section?: string;
  /** The moment that is meant, where it is one. */
  readonly atMs?: number;
  /** A span in words, where it is one. */
  readonly span?: string;
  readonly problem?: string;
  readonly marks: readonly ClaimMark[];
}

type Part = 'header' | 'payload';

/** The members of a JSON text with their meanings and findings, in order; undefined where it is no object. */
export function claimRows(
  text: string,
  meanings: ReadonlyMap<string, Meaning>,
): readonly ClaimRow[] | undefined {
  const { object } = readJson(text).part;
  if (!object) return undefined;
  return readMembers(object, (name) => meanings.get(name), { source: text }).map(drawnRow);
}

/** The rows with what was found of each: findings come later than the claims, which are not read again for them. */
export function markedRows(
  rows: readonly ClaimRow[],
  part: Part,
  findings: readonly ShownFinding[],
): readonly ClaimRow[] {
  const marks = marksByPointer(part, findings);
  if (marks.size === 0) return rows;
  return rows.map((row) => {
    const own = marks.get(row.pointer);
    return own ? { ...row, marks: own } : row;
  });
}

/** Rows whose name, value or meaning has the text in it. */
export function filterClaims(rows: readonly ClaimRow[], query: string): readonly ClaimRow[] {
  const wanted = query.trim().toLowerCase();
  if (wanted === '') return rows;
  return rows.filter((row) =>
    [row.name, row.value, row.meaning].some((text) => text.toLowerCase().includes(wanted)),
  );
}

/** Failed findings by the member they concern, also where they point at something inside it. */
function marksByPointer(part: Part, findings: readonly ShownFinding[]): ReadonlyMap<string, ClaimMark[]> {
  const marks = new Map<string, ClaimMark[]>();
  for (const finding of findings) {
    const { at, code, outcome, words } = finding;
    if (outcome !== 'fail' || at?.kind !== 'claim' || at.part !== part) continue;
    const pointer = topPointer(at.pointer);
    marks.set(pointer, [
      ...(marks.get(pointer) ?? []),
      { code, severity: words.severity ?? 'note', title: words.title },
    ]);
  }
  return marks;
}

/** The pointer of the member that a pointer leads into: `/cnf` of `/cnf/jkt`. */
export function topPointer(pointer: string): string {
  const end = pointer.indexOf('/', 1);
  return end === -1 ? pointer : pointer.slice(0, end);
}

function drawnRow(row: CoreRow): ClaimRow {
  const { name, pointer, kind, value, seconds, meaning, problem } = row;
  return {
    name,
    shownName: shownName(name),
    pointer,
    value: valueText(row),
    meaning: meaning ? `${meaning.title}: ${lowerFirst(meaning.meaning)}` : tokenWords.ownClaim,
    ...(meaning ? { section: meaning.section } : {}),
    ...(seconds === undefined ? {} : { atMs: seconds * 1000 }),
    ...(kind === 'duration' && typeof value === 'number' ? { span: formatSpan(value) } : {}),
    ...(problem ? { problem: problem.message } : {}),
    marks: [],
  };
}

/** Longer ones are nobody's to read, and a few of them would push everything else out of sight. */
const LONGEST_NAME = 200;

function shownName(name: string): string {
  const shown = name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME)}…` : name;
  return visibleName(shown);
}

/** Above this many characters a structure is not indented: nobody reads it in a cell. */
const INDENTED = 20_000;

/** Structures are indented, so that they can be read in a cell; the rest is as core has it. */
function valueText({ kind, text }: CoreRow): string {
  return kind === 'object' && text.length <= INDENTED ? indentJson(text) : text;
}

function lowerFirst(text: string): string {
  return /^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}
