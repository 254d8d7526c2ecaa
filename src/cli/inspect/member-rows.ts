import type { ClaimRow } from '../../core/jose/claim-rows.ts';
import { columns, wrap } from '../terminal/layout.ts';
import { safeLine } from '../terminal/safe-text.ts';
import { MARKS } from '../terminal/style.ts';
import type { Output } from '../terminal/terminal.ts';
import { formatTime } from '../terminal/time.ts';

const INDENT = 2;

/** Claims or header parameters, one a line: name, what it means, value and local time; below it what is wrong about its type. */
export function memberRows(rows: readonly ClaimRow[], output: Output): string[] {
  const aligned = columns(
    rows.map((row) => [safeLine(row.name), output.style.dim(row.meaning?.title ?? ''), showValue(row)]),
    INDENT,
  );
  return aligned.flatMap((text, index) => [text, ...problemRows(rows[index], output)]);
}

function showValue({ text, seconds }: ClaimRow): string {
  return seconds === undefined ? safeLine(text) : `${safeLine(text)}  (${formatTime(seconds)})`;
}

function problemRows(row: ClaimRow | undefined, { style, width }: Output): string[] {
  if (!row?.problem) return [];
  return wrap(`${MARKS.warn} ${safeLine(row.problem.message)}`, width, INDENT * 2).map((text) =>
    style.warn(text),
  );
}
