import type { MessagePort } from 'node:worker_threads';
import type { ScanCounts } from '../../contract/models/scan.ts';
import { PRINT_BYTES, type FoundSighting } from './found-sighting.ts';
import type { KeptCount, ToKeep } from './messages.ts';

/** Batches that may be on their way to the keeper: more wait until it has taken some. */
const MOST_UNDER_WAY = 16;
/** Tokens seen again that are remembered before they are told. */
const MOST_AGAIN = 4096;

const NO_COUNTS: ScanCounts = {
  violation: 0,
  risk: 0,
  note: 0,
  good: 0,
  verified: 0,
  expired: 0,
  malformed: 0,
};

/** The rows as the thread that finds knows them: sent to the thread that keeps them, bounded in what is under way. */
export class KeptRows {
  readonly #port: MessagePort;
  readonly #keepsTexts: boolean;
  readonly #again = new Map<number, number>();
  #underWay = 0;
  #waiting: (() => void)[] = [];
  #count: KeptCount = { judged: 0, known: 0, counts: NO_COUNTS };

  constructor(port: MessagePort, keepsTexts: boolean, onKept: () => void) {
    this.#port = port;
    this.#keepsTexts = keepsTexts;
    port.on('message', (count: KeptCount) => {
      this.#count = count;
      this.#underWay--;
      const waiting = this.#waiting;
      this.#waiting = [];
      for (const resolve of waiting) resolve();
      onKept();
    });
  }

  /** As the keeper last said. */
  get count(): KeptCount {
    return this.#count;
  }

  seeAgain(id: number): void {
    this.#again.set(id, (this.#again.get(id) ?? 0) + 1);
    if (this.#again.size >= MOST_AGAIN) this.add([], '[]', false);
  }

  add(batch: readonly FoundSighting[], judged: string, mayBeHere: boolean): void {
    const prints = new Uint8Array(batch.length * PRINT_BYTES);
    const places = new Float64Array(batch.length * 3);
    for (const [index, { print, source, offset, length }] of batch.entries()) {
      prints.set(print, index * PRINT_BYTES);
      places.set([source, offset, length], index * 3);
    }
    const again = new Float64Array([...this.#again].flat());
    this.#again.clear();
    const texts = this.#keepsTexts ? { texts: batch.map(({ text }) => text).join('\n') } : {};
    const rows: ToKeep = { first: batch[0]?.id ?? 0, prints, places, ...texts, judged, again, mayBeHere };
    this.#underWay++;
    this.#port.postMessage(rows);
  }

  /** Resolves when another batch may be sent. */
  async room(): Promise<void> {
    while (this.#underWay >= MOST_UNDER_WAY) await this.#next();
  }

  /** Resolves when all is kept. */
  async settled(): Promise<void> {
    if (this.#again.size > 0) this.add([], '[]', false);
    while (this.#underWay > 0) await this.#next();
  }

  #next(): Promise<void> {
    return new Promise((resolve) => this.#waiting.push(resolve));
  }
}
