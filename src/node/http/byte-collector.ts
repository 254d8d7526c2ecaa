/** Bytes as they arrive, up to a limit; what goes past it is dropped and remembered as `isCut`. */
export class ByteCollector {
  readonly #limit: number;
  readonly #chunks: Uint8Array[] = [];
  #length = 0;
  #isCut = false;

  constructor(limit = Number.POSITIVE_INFINITY) {
    this.#limit = limit;
  }

  get length(): number {
    return this.#length;
  }

  get isCut(): boolean {
    return this.#isCut;
  }

  add(chunk: Uint8Array): void {
    const room = this.#limit - this.#length;
    if (chunk.length > room) this.#isCut = true;
    const kept = chunk.length > room ? chunk.subarray(0, room) : chunk;
    if (kept.length === 0) return;
    this.#chunks.push(kept);
    this.#length += kept.length;
  }

  /** In memory of its own: Node's buffers share theirs, and what crosses to a worker takes all of it along. */
  toBytes(): Uint8Array<ArrayBuffer> {
    const bytes = new Uint8Array(this.#length);
    let at = 0;
    for (const chunk of this.#chunks) {
      bytes.set(chunk, at);
      at += chunk.length;
    }
    return bytes;
  }

  /** Byte for byte, as HTTP reads a message's head. */
  toText(): string {
    return Buffer.from(this.toBytes().buffer).toString('latin1');
  }
}
