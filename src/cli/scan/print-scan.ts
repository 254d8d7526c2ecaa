import type { ScanGroup, ScanGroupBy, ScanRow } from '../../contract/models/scan.ts';
import { isFindingCode } from '../../core/findings/catalogue.ts';
import { explainCode } from '../../core/findings/explain.ts';
import { counted } from '../../core/findings/words.ts';
import { csvHeader, csvLine, exportedRow, shortPrint } from '../../core/scan/export-rows.ts';
import { sizeWords } from '../../core/scan/size-words.ts';
import type { ScanCount, ScannedRow } from '../../engine/ports/scanner.ts';
import { KIND_WORDS } from '../inspect/describe-token.ts';
import { columns } from '../terminal/layout.ts';
import { safeJson, safeLine, safeText } from '../terminal/safe-text.ts';
import { MARKS } from '../terminal/style.ts';
import { type Output, type Terminal, line, lines } from '../terminal/terminal.ts';

/** Rows that a person is shown; the rest is for --json, --csv, --filter and --group-by. */
const SHOWN_ROWS = 200;

export interface RowsForm {
  readonly form: 'json' | 'csv' | 'table';
  readonly sources: readonly string[];
  readonly withTokens: boolean;
}

/** Prints rows as they come from the table. */
export async function printRows(
  { out, err }: Terminal,
  pages: AsyncIterable<readonly ScannedRow[]>,
  { form, sources, withTokens }: RowsForm,
): Promise<void> {
  if (form === 'csv') line(out, csvHeader(withTokens));
  let shown = 0;
  for await (const rows of pages) {
    if (form === 'json')
      lines(
        out,
        rows.map((row) => safeJson(exportedRow(row, sources))),
      );
    else if (form === 'csv')
      lines(
        out,
        rows.map((row) => safeText(csvLine(row, sources, withTokens))),
      );
    else {
      const some = rows.slice(0, SHOWN_ROWS - shown);
      lines(out, tableRows(some, sources, out));
      shown += some.length;
      if (shown < SHOWN_ROWS) continue;
      line(
        err,
        `The first ${SHOWN_ROWS} tokens. --json or --csv gives all of them; --group-by and --filter, an overview.`,
      );
      return;
    }
  }
}

function tableRows(rows: readonly ScanRow[], sources: readonly string[], { style }: Output): string[] {
  return columns(
    rows.map((row) => [
      markOf(row, style),
      sources.length > 1 ? `${safeLine(sources[row.source] ?? '')}:${row.offset}` : String(row.offset),
      `${shortPrint(row.fingerprint)}${row.sightings > 1 ? ` ×${row.sightings}` : ''}`,
      `${row.format === 'broken' ? 'broken' : KIND_WORDS[row.kind]}${row.alg === undefined ? '' : ` ${safeLine(row.alg)}`}`,
      safeLine(row.issuer ?? '–'),
      safeLine(row.clientId ?? '–'),
      `${row.isExpired ? 'expired, ' : ''}${signatureWords(row)}`,
      row.codes.join(' '),
    ]),
  );
}

function markOf({ worst }: ScanRow, style: Output['style']): string {
  if (worst === 'violation') return style.bad(MARKS.bad);
  if (worst === 'risk') return style.warn(MARKS.warn);
  return worst === 'note' ? MARKS.note : style.good(MARKS.good);
}

function signatureWords({ signature, reason, decryption }: ScanRow): string {
  const opened =
    decryption === undefined ? '' : `${decryption === 'decrypted' ? 'decrypted' : 'not decrypted'}, `;
  return `${opened}${verdictWords({ signature, reason })}`;
}

function verdictWords({
  signature,
  reason,
}: Pick<ScanRow, 'signature'> & { readonly reason: string | undefined }): string {
  if (signature === 'self_asserted') return 'self-asserted';
  return reason === undefined ? signature : `${signature} (${reason.replaceAll('_', ' ')})`;
}

/** Prints groups as they come, the largest first. */
export async function printGroups(
  out: Output,
  by: ScanGroupBy,
  pages: AsyncIterable<readonly ScanGroup[]>,
  isJson: boolean,
): Promise<void> {
  for await (const groups of pages) lines(out, isJson ? groupObjects(by, groups) : groupRows(by, groups));
}

function groupObjects(by: ScanGroupBy, groups: readonly ScanGroup[]): readonly string[] {
  return groups.map(({ key, tokens, sightings, violations, verified }) =>
    safeJson({ [by]: key, tokens, sightings, violations, verified }),
  );
}

function groupRows(by: ScanGroupBy, groups: readonly ScanGroup[]): readonly string[] {
  return columns(
    groups.map((group) => [
      counted(group.tokens, 'token'),
      counted(group.sightings, 'sighting'),
      `${group.verified} verified`,
      `${group.violations} with violations`,
      groupTitle(by, group.key),
    ]),
  );
}

function groupTitle(by: ScanGroupBy, key: string): string {
  if (key === '') return by === 'finding' ? 'nothing wrong' : `no ${by}`;
  if (by !== 'finding' || !isFindingCode(key)) return safeLine(key);
  const { title, severity } = explainCode(key);
  return `${severity ?? ''}  ${title}  ${key}`;
}

/** What was found, in a line or two on standard error: data is on standard output. */
export function printSummary({ err }: Terminal, count: ScanCount, unreachable: string | undefined): void {
  const { counts, tokens, sightings, bytes } = count;
  if (unreachable !== undefined) line(err, `${err.style.warn(MARKS.warn)} ${safeLine(unreachable)}`);
  if (tokens === 0) {
    line(err, `No tokens in ${sizeWords(bytes)}.`);
    return;
  }
  const parts = [
    `${counts.verified} verified`,
    ...(counts.expired > 0 ? [`${counts.expired} expired`] : []),
    ...(counts.malformed > 0 ? [`${counts.malformed} malformed`] : []),
    ...(counts.violation > 0 ? [`${counts.violation} with violations`] : []),
    ...(counts.risk > 0 ? [`${counts.risk} with risks`] : []),
    ...(counts.good > 0 ? [`${counts.good} with nothing wrong`] : []),
  ];
  line(
    err,
    `${counted(tokens, 'token')} in ${counted(sightings, 'sighting')}, ${sizeWords(bytes)}: ${parts.join(' · ')}.`,
  );
}
