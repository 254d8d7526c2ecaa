import { parentPort, workerData } from 'node:worker_threads';
import type { ScannedRow } from '../../engine/ports/scanner.ts';
import type { JudgedText } from '../../engine/scan/judge-found.ts';
import { PRINT_BYTES } from './found-sighting.ts';
import type { KeeperCalls, KeeperStart, KeptCount, ToKeep } from './messages.ts';
import { ScanTable } from './scan-table.ts';
import { answerCalls } from './thread-link.ts';

const ROWS_A_PAGE = 500;

/** The thread that keeps the rows: takes them from the thread that finds, gives them to whoever looks. */
class Keeper implements KeeperCalls {
  readonly #table: ScanTable;
  readonly #readings = new Map<number, Iterator<ScannedRow>>();
  #lastReading = 0;
  #judged = 0;
  #known = 0;

  constructor(keptTextBytes: number) {
    this.#table = new ScanTable(keptTextBytes);
  }

  take({ first, prints, places, texts, judged, again, mayBeHere }: ToKeep): KeptCount {
    const lines = texts?.split('\n') ?? [];
    for (const [index, one] of (JSON.parse(judged) as readonly JudgedText[]).entries()) {
      const print = prints.subarray(index * PRINT_BYTES, (index + 1) * PRINT_BYTES);
      const here = mayBeHere ? this.#table.find(print) : 0;
      if (here > 0) {
        this.#known++;
        this.#table.seeAgain(here, 1);
        continue;
      }
      const [source = 0, offset = 0, length = 0] = places.subarray(index * 3, index * 3 + 3);
      this.#table.add({ id: first + index, print, source, offset, length, text: lines[index] ?? '' }, one);
      this.#judged++;
    }
    for (let at = 0; at < again.length; at += 2) this.#table.seeAgain(again[at] ?? 0, again[at + 1] ?? 0);
    return this.#count();
  }

  finish: KeeperCalls['finish'] = async () => {
    this.#table.finish();
    return this.#count();
  };

  page: KeeperCalls['page'] = async (query) => this.#table.page(query);
  groups: KeeperCalls['groups'] = async (query) => this.#table.groups(query);
  text: KeeperCalls['text'] = async (rowId) => this.#table.text(rowId);

  rows: KeeperCalls['rows'] = async (query, withTexts) => {
    this.#lastReading++;
    this.#readings.set(this.#lastReading, this.#table.rows(query, withTexts)[Symbol.iterator]());
    return this.#lastReading;
  };

  more: KeeperCalls['more'] = async (readingId) => {
    const reading = this.#readings.get(readingId);
    const page: ScannedRow[] = [];
    while (page.length < ROWS_A_PAGE) {
      const next = reading?.next();
      if (!next || next.done) {
        this.#readings.delete(readingId);
        break;
      }
      page.push(next.value);
    }
    return page;
  };

  #count(): KeptCount {
    return { judged: this.#judged, known: this.#known, counts: this.#table.counts() };
  }
}

if (parentPort) {
  const { keptTextBytes, finder } = workerData as KeeperStart;
  const keeper = new Keeper(keptTextBytes);
  finder.on('message', (rows: ToKeep) => finder.postMessage(keeper.take(rows)));
  answerCalls<KeeperCalls>(parentPort, keeper);
}
