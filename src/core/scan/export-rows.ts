import type { Severity } from '../findings/finding.ts';

/* Rows of a scan as lines of a file. */

/** What of a row is exported. Written as the row of the contract has it, which core does not know. */
export interface ExportedRow {
  readonly fingerprint: string;
  readonly source: number;
  readonly offset: number;
  readonly length: number;
  readonly sightings: number;
  readonly format: string;
  readonly kind: string;
  readonly alg?: string;
  readonly kid?: string;
  readonly issuer?: string;
  readonly clientId?: string;
  readonly expiresAtSeconds?: number;
  readonly signature: string;
  readonly reason?: string;
  readonly decryption?: string;
  readonly isExpired: boolean;
  readonly worst?: Severity;
  readonly codes: readonly string[];
  /** Only where a person asked for whole tokens, and where it was kept. */
  readonly text?: string;
}

/** A fingerprint as a table has room for it: its first eight digits. */
export function shortPrint(fingerprint: string): string {
  return fingerprint.slice('sha256:'.length, 'sha256:'.length + 8);
}

const COLUMNS = [
  'source',
  'offset',
  'length',
  'fingerprint',
  'sightings',
  'format',
  'kind',
  'alg',
  'kid',
  'issuer',
  'client',
  'expires_at',
  'expired',
  'signature',
  'reason',
  'decryption',
  'worst',
  'findings',
] as const;

/** A row as an object with the names of the export: the same in NDJSON and in the terminal. */
export function exportedRow(
  row: ExportedRow,
  sources: readonly string[],
): { readonly [name: string]: Field } {
  const { fingerprint, offset, length, sightings, format, kind, alg, kid, issuer, signature, reason } = row;
  return {
    source: sources[row.source] ?? row.source,
    offset,
    length,
    fingerprint,
    sightings,
    format,
    kind,
    ...(alg === undefined ? {} : { alg }),
    ...(kid === undefined ? {} : { kid }),
    ...(issuer === undefined ? {} : { issuer }),
    ...(row.clientId === undefined ? {} : { client: row.clientId }),
    ...(row.expiresAtSeconds === undefined ? {} : { expires_at: row.expiresAtSeconds }),
    expired: row.isExpired,
    signature,
    ...(reason === undefined ? {} : { reason }),
    ...(row.decryption === undefined ? {} : { decryption: row.decryption }),
    ...(row.worst === undefined ? {} : { worst: row.worst }),
    findings: row.codes,
    ...(row.text === undefined ? {} : { token: row.text }),
  };
}

/** The first line of a CSV file. */
export function csvHeader(withTokens: boolean): string {
  return [...COLUMNS, ...(withTokens ? ['token'] : [])].join(',');
}

/** A row as a line of CSV (RFC 4180), in the order of the header. */
export function csvLine(row: ExportedRow, sources: readonly string[], withTokens: boolean): string {
  const exported = exportedRow(row, sources);
  const names = [...COLUMNS, ...(withTokens ? ['token'] : [])];
  return names.map((name) => csvField(exported[name])).join(',');
}

/** Spreadsheets take a text that begins so for a formula, and would run what a token holds. */
const FORMULA = /^[=+\-@\t\r]/;

type Field = string | number | boolean | readonly string[] | undefined;

function csvField(value: Field): string {
  if (value === undefined) return '';
  const text = typeof value === 'object' ? value.join(' ') : String(value);
  const safe = typeof value !== 'number' && FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
