import { hash } from 'node:crypto';
import type { ScanState } from '../../contract/models/scan.ts';
import { type FoundToken, TokenFinder } from '../../core/scan/find-tokens.ts';
import { FingerprintIndex } from './fingerprint-index.ts';
import { FreshKeys } from './fresh-keys.ts';
import { PRINT_BYTES, type FoundSighting } from './found-sighting.ts';
import { JudgePool } from './judge-pool.ts';
import { KeptRows } from './kept-rows.ts';
import type { FinderCalls, FinderStart, FinderTold } from './messages.ts';
import type { ThreadEnd } from './thread-link.ts';

/** A batch is full at so many tokens, or so much text. */
const BATCH_TOKENS = 128;
const BATCH_TEXT = 256 * 1024;
/** How often progress is told, milliseconds. */
const TELL_MS = 200;

export interface SessionListener {
  readonly tell: (told: FinderTold) => void;
  readonly onBug: (frames: string) => void;
}

/**
 * The work of the thread that finds: tokens in chunks, known again by their fingerprints; the new ones are judged, and
 * then kept. What waits is bounded: a chunk is answered when there is room for the next.
 */
export class ScanSession implements FinderCalls {
  readonly #kept: KeptRows;
  readonly #pool: JudgePool;
  readonly #freshKeys: FreshKeys;
  readonly #seen = new FingerprintIndex();
  readonly #tell: SessionListener['tell'];
  #finder = new TokenFinder();
  #batch: FoundSighting[] = [];
  #batchText = 0;
  #source = 0;
  #state: ScanState = 'reading';
  #bytes = 0;
  #sightings = 0;
  #tokens = 0;
  #toldAtMs = 0;
  #ended: Promise<void> | undefined;

  constructor(start: FinderStart, { tell, onBug }: SessionListener) {
    this.#tell = tell;
    this.#kept = new KeptRows(start.keeper, start.keepsTexts, () => this.#tellNow(false));
    this.#pool = new JudgePool({
      workerUrl: new URL(start.judgeWorkerUrl),
      plan: start.plan,
      threads: start.threads,
      onBug: (frames) => {
        onBug(frames);
        void this.#break({ isOutOfMemory: false });
      },
      onEnd: (end, errorName) => {
        onBug(errorName);
        void this.#break(end);
      },
    });
    this.#freshKeys = new FreshKeys(this.#pool, start.mayFetchKeys, () => tell({ type: 'keys_wanted' }));
  }

  async push(chunk: Uint8Array | string): Promise<null> {
    if (this.#state !== 'reading' || this.#ended) return null;
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk, 'base64') : chunk;
    this.#bytes += bytes.length;
    await this.#take(this.#finder.push(bytes));
    this.#tellNow(false);
    return null;
  }

  async endSource(): Promise<null> {
    await this.#take(this.#finder.end());
    this.#finder = new TokenFinder();
    this.#source++;
    return null;
  }

  async end(): Promise<null> {
    if (this.#state === 'reading' && !this.#ended) await this.endSource();
    // It may have been cancelled, or have broken off, meanwhile: then that is how it ended, and is told first.
    if (!this.#ended) {
      this.#state = 'judging';
      this.#tellNow(true);
      await this.#send();
      await this.#pool.idle();
      await this.#freshKeys.settled();
    }
    await this.#end('done');
    return null;
  }

  async keys(fresh: FinderStart['plan']['keys'] | undefined): Promise<null> {
    this.#freshKeys.take(fresh);
    return null;
  }

  async cancel(): Promise<null> {
    await this.#end('cancelled');
    return null;
  }

  async #take(found: readonly FoundToken[]): Promise<void> {
    for (const token of found) {
      this.#sightings++;
      this.#see(token);
      if (this.#batch.length >= BATCH_TOKENS || this.#batchText >= BATCH_TEXT) await this.#send();
    }
  }

  /** A token that is too long has no text to be known by: each is its own. */
  #see({ text, start, end }: FoundToken): void {
    const print = hash('sha256', text === '' ? `${this.#source}:${start}` : text, 'buffer').subarray(
      0,
      PRINT_BYTES,
    );
    const words = new Int32Array(print.buffer.slice(print.byteOffset, print.byteOffset + PRINT_BYTES));
    const known = this.#seen.find(words);
    if (known > 0) {
      this.#kept.seeAgain(known);
      return;
    }
    this.#tokens++;
    const id = this.#tokens;
    this.#seen.add(words, id);
    this.#batch.push({ id, print, source: this.#source, offset: start, length: end - start, text });
    this.#batchText += text.length;
  }

  async #send(): Promise<void> {
    const batch = this.#batch;
    if (batch.length === 0) return;
    this.#batch = [];
    this.#batchText = 0;
    const keep = (judged: string): void => this.#kept.add(batch, judged, this.#seen.isFull);
    const texts = batch.map(({ text }) => text);
    await this.#kept.room();
    await this.#freshKeys.settled();
    const mayChange = this.#freshKeys.mayCome;
    await this.#pool.judge({
      texts,
      onJudged: (judged, hasStranger) => {
        if (!hasStranger || !mayChange) keep(judged);
        else void this.#freshKeys.judgeAgain(texts, judged, keep);
      },
    });
  }

  async #break(end: ThreadEnd): Promise<void> {
    if (this.#ended) return;
    this.#tell({ type: 'broke', end });
    await this.#end('failed');
  }

  /** Ends it once, however often it is asked to; resolves when that is told. */
  #end(state: ScanState): Promise<void> {
    this.#ended ??= this.#settle(state);
    return this.#ended;
  }

  /** The state is told when all is kept: then who looks sees every row. */
  async #settle(state: ScanState): Promise<void> {
    this.#batch = [];
    this.#freshKeys.take(undefined);
    if (state === 'failed') await this.#pool.drain();
    await this.#pool.close();
    await this.#kept.settled();
    this.#state = state;
    this.#tellNow(true);
  }

  #tellNow(isNews: boolean): void {
    const nowMs = performance.now();
    if (!isNews && nowMs - this.#toldAtMs < TELL_MS) return;
    this.#toldAtMs = nowMs;
    const { judged, known, counts } = this.#kept.count;
    const tokens = this.#tokens - known;
    const progress = {
      state: this.#state,
      bytes: this.#bytes,
      sightings: this.#sightings,
      tokens,
      judged,
      counts,
    };
    this.#tell({ type: 'progress', progress });
  }
}
