import type { ScanGroup, ScanGroupQuery } from '../../contract/models/scan.ts';
import type { ScanWork } from '../../engine/ports/scanner.ts';
import { usageFault } from '../arguments/parse-arguments.ts';
import type { CommandContext, Run } from '../command.ts';
import { printFault } from '../print-fault.ts';
import { printGroups, printRows, printSummary } from '../scan/print-scan.ts';
import { readPlan } from '../scan/read-plan.ts';
import { runScan } from '../scan/run-scan.ts';
import { statusOfScan } from '../scan/scan-status.ts';
import type { SCAN } from '../specs/scan.ts';

export const run: Run<typeof SCAN> = async (context) => {
  const { options, terminal } = context;
  if (options['with-tokens'] && !options.json && !options.csv)
    return printFault(terminal, usageFault('--with-tokens goes with --json or --csv.'));
  if (options.csv && options['group-by'] !== undefined)
    return printFault(terminal, usageFault('--csv writes tokens; groups are for --json or a person.'));
  const threads = readThreads(options.threads);
  if (threads === null) return printFault(terminal, usageFault('--threads takes a number from 1 to 64.'));
  const sources = context.positionals.length > 0 ? context.positionals : ['-'];
  const fromInput = [...sources, options.jwks, options.key, options['decrypt-key']].filter(
    (name) => name === '-',
  );
  if (fromInput.length > 1)
    return printFault(terminal, usageFault('Standard input is either what is scanned or one of the keys.'));
  const planned = await readPlan(context);
  if (!planned.ok) return printFault(terminal, planned.fault);
  const keptTextBytes = options['with-tokens'] ? Infinity : 0;
  const scanned = await runScan(context, { ...planned.value, sources, threads, keptTextBytes });
  if (!scanned.ok) return printFault(terminal, scanned.fault);
  const { work, count, fault } = scanned.value;
  try {
    if (count.failure?.thread !== 'keeping') {
      await print(context, work, sources);
      printSummary(terminal, count, planned.value.plan.unreachable);
    }
  } finally {
    await work.close();
  }
  if (fault) return printFault(terminal, fault);
  return statusOfScan(count, {
    failOn: options['fail-on'],
    allowUnverified: options['allow-unverified'],
  });
};

async function print(
  context: CommandContext<typeof SCAN>,
  work: ScanWork,
  sources: readonly string[],
): Promise<void> {
  const { options, terminal } = context;
  const by = options['group-by'];
  const filter = options.filter === undefined ? {} : { text: options.filter };
  if (by !== undefined) {
    await printGroups(terminal.out, by, allGroups(work, { by, ...filter }), options.json);
    return;
  }
  const isDescending = options.sort === 'worst' || options.sort === 'sightings';
  const pages = work.rows({ ...filter, sort: options.sort, isDescending }, options['with-tokens']);
  await printRows(terminal, pages, {
    form: options.json ? 'json' : options.csv ? 'csv' : 'table',
    sources,
    withTokens: options['with-tokens'],
  });
}

/** As many as one answer holds. */
const GROUPS_A_PAGE = 1000;

async function* allGroups(
  work: ScanWork,
  query: Pick<ScanGroupQuery, 'by' | 'text'>,
): AsyncIterable<readonly ScanGroup[]> {
  for (let offset = 0; ; offset += GROUPS_A_PAGE) {
    const { rows } = await work.groups({ ...query, offset, limit: GROUPS_A_PAGE });
    if (rows.length === 0) return;
    yield rows;
  }
}

/** Undefined where nothing was said, null where it was no number of threads. */
function readThreads(text: string | undefined): number | undefined | null {
  if (text === undefined) return undefined;
  const count = Number(text);
  return Number.isInteger(count) && count >= 1 && count <= 64 ? count : null;
}
