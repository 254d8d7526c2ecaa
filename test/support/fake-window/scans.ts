import type { Handlers } from '../../../src/contract/ipc.ts';
import type {
  ScanFilter,
  ScanGroup,
  ScanGroupQuery,
  ScanProgress,
  ScanQuery,
  ScanRow,
} from '../../../src/contract/models/scan.ts';
import type { ScanFailure } from '../../../src/engine/ports/scanner.ts';
import { brokeOff } from '../../../src/engine/scan/broke-off.ts';
import { fault } from '../../../src/core/faults.ts';
import { failed, ok } from '../../../src/core/result.ts';
import { groupsInWords, pageInWords } from '../../../src/main/in-words.ts';

/** What of the fake program's memory a scan is. */
export interface ScanState {
  scan?: FakeScan;
  /** From now on scans do not end until they are cancelled. */
  areScansSlow: boolean;
  /** The next scan, or the next file of one, is not ready until it is stopped; how it is. */
  heldScan: 'next' | (() => void) | undefined;
  /** Which thread of the next scan dies. */
  scanBreaks: ScanFailure['thread'] | undefined;
}

interface FakeScan {
  progress: ScanProgress;
  rows: readonly ScanRow[];
}

/** A log of a night, scanned: tokens of three issuers, of which some are broken. */
function foundRows(count: number, nowSeconds: number): readonly ScanRow[] {
  return Array.from({ length: count }, (_, index): ScanRow => {
    const base = {
      id: index + 1,
      fingerprint: `sha256:${(index * 7919).toString(16).padStart(8, '0').padEnd(32, '5c1f')}`,
      source: 0,
      offset: 1200 + index * 48_211,
      length: 812,
      sightings: 1 + ((index * 5) % 9),
      hasText: index < 400,
    };
    if (index % 17 === 5) {
      return {
        ...base,
        format: 'broken',
        kind: 'unknown',
        signature: 'unchecked',
        reason: 'opaque',
        isExpired: false,
        codes: ['token.segments.wrong_count'],
        worst: 'violation',
      };
    }
    const issuer = ISSUERS[index % ISSUERS.length] ?? '';
    const isExpired = index % 4 === 1;
    const isForged = index % 13 === 7;
    return {
      ...base,
      format: index % 11 === 3 ? 'sd_jwt' : 'jws',
      kind: index % 3 === 0 ? 'id_token' : 'access_token',
      alg: index % 2 === 0 ? 'RS256' : 'ES256',
      kid: `key-${1 + (index % 3)}`,
      issuer,
      clientId: CLIENTS[index % CLIENTS.length] ?? '',
      expiresAtSeconds: nowSeconds + (isExpired ? -3600 : 3600),
      signature: isForged ? 'failed' : 'verified',
      ...(isForged ? { reason: 'bad_signature' } : {}),
      isExpired,
      codes: [
        ...(isForged ? ['token.signature.invalid'] : []),
        ...(isExpired ? ['token.exp.expired'] : []),
        ...(index % 6 === 0 ? ['access_token.lifetime.too_long'] : []),
      ],
      ...(isForged ? { worst: 'violation' } : index % 6 === 0 ? { worst: 'risk' } : {}),
    };
  });
}

const ISSUERS = [
  'https://login.example.com',
  'https://login.example.com/',
  'https://sso.partner.example/realms/staff',
];
const CLIENTS = ['billing-spa', 'invoice-worker', 'mobile', 'billing-spa'];

/** Scans as the program would carry them out, at once. */
export function scanHandlers(
  state: ScanState,
  nowMs: number,
  tell: (scanId: string) => void,
): Pick<
  Handlers,
  | 'scan.begin'
  | 'scan.stop'
  | 'scan.push'
  | 'scan.end'
  | 'scan.cancel'
  | 'scan.status'
  | 'scan.rows'
  | 'scan.groups'
  | 'scan.text'
  | 'scan.export'
> {
  const change = (scan: FakeScan, to: Partial<ScanProgress>): ScanProgress => {
    scan.progress = { ...scan.progress, ...to };
    tell(scan.progress.scanId);
    return scan.progress;
  };
  const on = <T>(scanId: string, work: (scan: FakeScan) => T) => {
    const { scan } = state;
    return scan?.progress.scanId === scanId
      ? ok(work(scan))
      : failed(fault('scan.not_found', 'This scan is not here any more.'));
  };
  return {
    'scan.begin': async ({ name, totalBytes }) => {
      if (await held(state)) return failed(fault('operation.cancelled', 'It was stopped before it began.'));
      const scanId = `scan-${nowMs}-${name}`;
      const count = name.includes('empty') ? 0 : name.includes('huge') ? 120_000 : 420;
      const rows = foundRows(count, Math.floor(nowMs / 1000));
      state.scan = {
        rows,
        progress: { ...begun(scanId, name), ...(totalBytes === undefined ? {} : { totalBytes }) },
      };
      return ok({ scanId });
    },
    'scan.push': async ({ scanId, bytes }) =>
      on(scanId, (scan) => {
        const length = Math.floor((bytes.length * 3) / 4);
        return change(scan, { ...countsOf(scan.rows), bytes: scan.progress.bytes + length, elapsedMs: 2400 });
      }),
    'scan.end': async ({ scanId }) =>
      on(scanId, (scan) => {
        const thread = state.scanBreaks;
        state.scanBreaks = undefined;
        if (thread) return change(scan, broken(scan, thread));
        return state.areScansSlow
          ? change(scan, { state: 'judging' })
          : change(scan, { ...countsOf(scan.rows), state: 'done' });
      }),
    'scan.cancel': async ({ scanId }) =>
      on(scanId, (scan) => {
        change(scan, { state: 'cancelled' });
        return null;
      }),
    'scan.status': async ({ scanId }) => on(scanId, ({ progress }) => progress),
    'scan.rows': async ({ scanId, ...query }) =>
      on(scanId, ({ rows }) => pageInWords(pageOf(rows, query), 'default')),
    'scan.groups': async ({ scanId, ...query }) =>
      on(scanId, ({ rows }) => groupsInWords(query.by, groupPage(rows, query), 'default')),
    'scan.text': async () =>
      ok({
        text: 'eyJhbGciOiJSUzI1NiIsImtpZCI6ImtleS0xIn0.eyJpc3MiOiJodHRwczovL2xvZ2luLmV4YW1wbGUuY29tIn0.c2ln',
      }),
    'scan.export': async () => ok((await held(state)) ? {} : { path: '/home/alice/scan-app.log.csv' }),
    'scan.stop': async () => {
      if (typeof state.heldScan === 'function') state.heldScan();
      return ok(null);
    },
  };
}

/** True where it was held, once it is stopped. */
async function held(state: ScanState): Promise<boolean> {
  if (state.heldScan !== 'next') return false;
  await new Promise<void>((resolve) => {
    state.heldScan = resolve;
  });
  state.heldScan = undefined;
  return true;
}

/** A scan of which a thread died when most was judged. */
function broken(scan: FakeScan, thread: ScanFailure['thread']): Partial<ScanProgress> {
  const { progress, rows } = scan;
  scan.rows = rows.slice(0, -20);
  const count = { ...progress, ...countsOf(scan.rows), bytes: progress.totalBytes ?? 0, tokens: rows.length };
  const fault = brokeOff(count, { thread, isOutOfMemory: false }, progress.totalBytes);
  const lost = thread === 'keeping' ? { tokens: 0, judged: 0 } : {};
  return { ...count, ...lost, state: 'failed', fault };
}

function begun(scanId: string, name: string): ScanProgress {
  return {
    scanId,
    name,
    state: 'reading',
    bytes: 0,
    sightings: 0,
    tokens: 0,
    judged: 0,
    elapsedMs: 0,
    counts: { violation: 0, risk: 0, note: 0, good: 0, verified: 0, expired: 0, malformed: 0 },
  };
}

function countsOf(rows: readonly ScanRow[]): Partial<ScanProgress> {
  const count = (test: (row: ScanRow) => boolean): number => rows.filter(test).length;
  return {
    sightings: rows.reduce((sum, { sightings }) => sum + sightings, 0),
    tokens: rows.length,
    judged: rows.length,
    counts: {
      violation: count(({ worst }) => worst === 'violation'),
      risk: count(({ worst }) => worst === 'risk'),
      note: count(({ worst }) => worst === 'note'),
      good: count(({ worst }) => worst === undefined),
      verified: count(({ signature }) => signature === 'verified'),
      expired: count(({ isExpired }) => isExpired),
      malformed: count(({ format }) => format === 'broken'),
    },
  };
}

function pageOf(rows: readonly ScanRow[], query: ScanQuery) {
  const found = matching(rows, query);
  const sorted =
    query.sort === 'sightings' ? found.toSorted((a, b) => a.sightings - b.sightings) : [...found];
  if (query.isDescending) sorted.reverse();
  const offset = query.offset ?? 0;
  return { rows: sorted.slice(offset, offset + query.limit), offset, total: found.length };
}

function matching(rows: readonly ScanRow[], { text = '', group }: ScanFilter): readonly ScanRow[] {
  return rows.filter(
    (row) =>
      JSON.stringify(row).includes(text) &&
      (group === undefined || keysOf(row, group.by).includes(group.key)),
  );
}

function keysOf(row: ScanRow, by: 'issuer' | 'client' | 'finding'): readonly string[] {
  if (by === 'finding') return row.codes.length > 0 ? row.codes : [''];
  return [(by === 'issuer' ? row.issuer : row.clientId) ?? ''];
}

function groupPage(rows: readonly ScanRow[], { by, offset = 0, limit, ...query }: ScanGroupQuery) {
  const { sort = 'tokens', isDescending = true, ...filter } = query;
  const groups = groupsOf(matching(rows, filter), by).toSorted((a, b) => (a[sort] < b[sort] ? -1 : 1));
  if (isDescending) groups.reverse();
  return { rows: groups.slice(offset, offset + limit), offset, total: groups.length };
}

function groupsOf(rows: readonly ScanRow[], by: 'issuer' | 'client' | 'finding'): readonly ScanGroup[] {
  const keys = [...new Set(rows.flatMap((row) => keysOf(row, by)))];
  return keys.map((key) => {
    const members = rows.filter((row) => keysOf(row, by).includes(key));
    return {
      key,
      tokens: members.length,
      sightings: members.reduce((sum, { sightings }) => sum + sightings, 0),
      violations: members.filter(({ worst }) => worst === 'violation').length,
      verified: members.filter(({ signature }) => signature === 'verified').length,
    };
  });
}
