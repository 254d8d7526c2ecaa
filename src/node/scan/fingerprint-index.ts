/** Words of a fingerprint: 16 bytes. */
const WORDS = 4;
const FIRST_SLOTS = 1 << 12;
/** 1.5 million tokens, 42 MB; more are looked up on the disk. */
const MAX_SLOTS = 1 << 21;
const MAX_LOAD = 0.75;

/** Which token has which fingerprint: a hash table in two typed arrays, 20 bytes a slot, bounded. */
export class FingerprintIndex {
  #slots = FIRST_SLOTS;
  #keys = new Int32Array(FIRST_SLOTS * WORDS);
  #ids = new Int32Array(FIRST_SLOTS);
  #size = 0;
  readonly #maxSlots: number;

  constructor(maxSlots = MAX_SLOTS) {
    this.#maxSlots = maxSlots;
  }

  get isFull(): boolean {
    return this.#slots >= this.#maxSlots && this.#size + 1 > this.#slots * MAX_LOAD;
  }

  /** The id under a fingerprint, 0 where there is none. */
  find(fingerprint: Int32Array): number {
    return this.#ids[this.#slotOf(fingerprint)] ?? 0;
  }

  /** Adds an id from 1; not where the table is full. */
  add(fingerprint: Int32Array, id: number): void {
    if (this.isFull) return;
    if (this.#size + 1 > this.#slots * MAX_LOAD) this.#grow();
    const slot = this.#slotOf(fingerprint);
    this.#keys.set(fingerprint, slot * WORDS);
    this.#ids[slot] = id;
    this.#size++;
  }

  /** The slot that has the fingerprint, or the empty one where it belongs. Fingerprints are hashes: their bits are spread. */
  #slotOf(fingerprint: Int32Array): number {
    const mask = this.#slots - 1;
    let slot = (fingerprint[0] ?? 0) & mask;
    while (this.#ids[slot] !== 0 && !this.#holds(slot, fingerprint)) slot = (slot + 1) & mask;
    return slot;
  }

  #holds(slot: number, fingerprint: Int32Array): boolean {
    const at = slot * WORDS;
    for (let word = 0; word < WORDS; word++) {
      if (this.#keys[at + word] !== fingerprint[word]) return false;
    }
    return true;
  }

  #grow(): void {
    const keys = this.#keys;
    const ids = this.#ids;
    this.#slots *= 2;
    this.#keys = new Int32Array(this.#slots * WORDS);
    this.#ids = new Int32Array(this.#slots);
    for (const [index, id] of ids.entries()) {
      if (id === 0) continue;
      const key = keys.subarray(index * WORDS, (index + 1) * WORDS);
      const slot = this.#slotOf(key);
      this.#keys.set(key, slot * WORDS);
      this.#ids[slot] = id;
    }
  }
}
