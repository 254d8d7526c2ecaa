import type { JsonObject } from '../core/json.ts';
import { columns } from './terminal/layout.ts';
import { safeJson, safeLine } from './terminal/safe-text.ts';
import type { Output } from './terminal/terminal.ts';
import { line, lines } from './terminal/terminal.ts';

/** A value as JSON: indented for a person, on one line for a pipe. */
export function printJson(output: Output, value: unknown): void {
  line(output, safeJson(value, output.isTty ? 2 : undefined));
}

/** The members of an object, one a line, names and values aligned. */
export function printMembers(output: Output, object: JsonObject): void {
  const rows = Object.entries(object).map(([name, value]) => [
    safeLine(name),
    safeLine(typeof value === 'string' ? value : JSON.stringify(value)),
  ]);
  lines(output, columns(rows));
}
