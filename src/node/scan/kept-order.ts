/** While rows still come, an order is made anew only when making it took no more than this part of the time since. */
const REST = 10;

/** Which order was written down last, and of which state of the rows: what is asked for again and again is sorted once. */
export class KeptOrder {
  #key = '';
  #version = -1;
  #madeAtMs = 0;
  #tookMs = 0;

  /** Has it made where it is another one, or where the rows have changed since. */
  keep(key: string, { version, isOver }: RowsState, make: () => void): void {
    const isSame = key === this.#key;
    const startedAtMs = performance.now();
    const isRested = isOver || startedAtMs - this.#madeAtMs >= this.#tookMs * REST;
    if (isSame && (version === this.#version || !isRested)) return;
    make();
    this.#key = key;
    this.#version = version;
    this.#madeAtMs = performance.now();
    this.#tookMs = this.#madeAtMs - startedAtMs;
  }
}

export interface RowsState {
  /** Another number where a row has come or changed. */
  readonly version: number;
  /** No more rows come. */
  readonly isOver: boolean;
}
