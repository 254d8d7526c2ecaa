import { formatHarEntry, harHead, type HarRun } from '../../core/exchange/har.ts';
import { type Fault, fault } from '../../core/faults.ts';
import { type Result, failed, ok } from '../../core/result.ts';
import { formatIsoTime } from '../../core/text/iso-time.ts';
import { bounded } from '../boundary.ts';
import type { EngineContext } from '../context.ts';
import type { ExchangeRecord } from '../records.ts';

/** What goes into a HAR file. */
export interface HarWish {
  readonly exchangeIds: readonly string[];
  /** Writes secrets out; otherwise they are masked. */
  readonly reveal: boolean;
  /** Assay's version: the file names its maker. */
  readonly version: string;
}

/** A HAR file that is not written yet. */
export interface HarFile {
  readonly suggestedName: string;
  readonly text: string;
}

/** Exports, and how those that are under way are stopped. */
export interface HarExports {
  /** As a HAR file that is not written yet; secrets masked unless asked. */
  exchangesAsHar(wish: HarWish): Promise<Result<HarFile, Fault>>;
  /** Stops what is under way; nothing of it is kept. Nothing is wrong where nothing is. */
  stopHarExport(): Result<null, Fault>;
}

export function harExports(context: EngineContext): HarExports {
  const underWay = new Set<AbortController>();
  return {
    exchangesAsHar: async (wish) => {
      const abort = new AbortController();
      underWay.add(abort);
      try {
        return await exchangesAsHar(context, wish, abort.signal);
      } finally {
        underWay.delete(abort);
      }
    },
    stopHarExport: () => {
      for (const abort of underWay) abort.abort();
      return ok(null);
    },
  };
}

/** Past this many characters no reader opens the file, and near twice as many no text can be that long. */
const LONGEST_TEXT = 256 * 1024 * 1024;

/**
 * The exchanges as a HAR 1.2 file, oldest first, grouped by run; what was removed meanwhile is left out. Entries are made
 * one by one, so that only one exchange is in memory at a time, and it can be stopped between any two.
 * Faults: exchange.not_found, input.invalid (too long), operation.cancelled.
 */
export function exchangesAsHar(
  context: EngineContext,
  { exchangeIds, reveal, version }: HarWish,
  signal?: AbortSignal,
): Promise<Result<HarFile, Fault>> {
  return bounded(async () => {
    const runs = new Map<string, HarRun | undefined>();
    const entries: { readonly atMs: number; readonly text: string }[] = [];
    let length = 0;
    for (const id of exchangeIds) {
      const record = await context.ports.store.getExchange(id);
      if (signal?.aborted) return failed(fault('operation.cancelled', 'The export was cancelled.'));
      if (!record) continue;
      const run = await runOf(context, record, runs);
      const text = JSON.stringify(
        formatHarEntry(withRun(record), { reveal, ...(run ? { runs: [run] } : {}) }),
        undefined,
        1,
      );
      entries.push({ atMs: record.exchange.timing.startedAtMs, text });
      length += text.length;
      if (length > LONGEST_TEXT) return failed(tooLong(entries.length, exchangeIds.length));
    }
    if (entries.length === 0)
      return failed(fault('exchange.not_found', 'None of these exchanges is here any more.'));
    return ok({
      suggestedName: nameOf(context.ports.clock.nowMs(), reveal),
      text: join(entries, { reveal, version, runs: [...runs.values()].filter((run) => run !== undefined) }),
    });
  });
}

async function runOf(
  { runs, ports }: EngineContext,
  { runId }: ExchangeRecord,
  known: Map<string, HarRun | undefined>,
): Promise<HarRun | undefined> {
  if (runId === undefined) return undefined;
  if (!known.has(runId)) known.set(runId, runs.get(runId)?.run ?? (await ports.store.getRun(runId)));
  return known.get(runId);
}

function withRun({ exchange, runId }: ExchangeRecord) {
  return runId === undefined ? exchange : { ...exchange, runId };
}

function join(
  entries: readonly { readonly atMs: number; readonly text: string }[],
  options: { readonly reveal: boolean; readonly version: string; readonly runs: readonly HarRun[] },
): string {
  const head = JSON.stringify({ log: harHead(options) }, undefined, 1);
  const sorted = entries.toSorted((a, b) => a.atMs - b.atMs).map(({ text }) => text);
  // The head ends with the closing of `log` and of the whole: the entries go before both.
  return `${head.slice(0, head.lastIndexOf('}', head.length - 2)).trimEnd()},\n  "entries": [\n${sorted.join(',\n')}\n]}}\n`;
}

function nameOf(nowMs: number, reveal: boolean): string {
  const time = formatIsoTime(nowMs).slice(0, 19).replaceAll(':', '-');
  return `assay-wire-${reveal ? 'with-secrets-' : ''}${time}.har`;
}

function tooLong(done: number, all: number): Fault {
  return fault(
    'input.invalid',
    `A HAR file of these ${all} exchanges would be larger than any reader opens: the first ${done} are over 256 MiB.`,
    { parameter: 'exchangeIds', remedy: 'Filter the list, or write one run at a time.' },
  );
}
