/** What a Secret prints as, wherever it is printed. */
export const SECRET_MASK = '[secret]';

/** A value that prints as `[secret]` in strings, JSON and consoles; only `expose()` gives it away. */
export class Secret<T = string> {
  readonly #value: T;

  constructor(value: T) {
    this.#value = value;
  }

  /** The value itself. Call it where the value goes to the wire, to the vault, or to a person who asked. */
  expose(): T {
    return this.#value;
  }

  toString(): string {
    return SECRET_MASK;
  }

  toJSON(): string {
    return SECRET_MASK;
  }

  get [Symbol.toStringTag](): string {
    return SECRET_MASK;
  }

  /** Node's console looks this symbol up by its registered name. */
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return SECRET_MASK;
  }
}
