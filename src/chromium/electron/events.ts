import { EventEmitter } from 'node:events';

/** Event → the arguments of its listeners. */
export type EventTable = Record<string, unknown[]>;

/** An EventEmitter that knows its events: Electron declares them as overloads, which nothing else can satisfy. */
export class Emitter<T extends EventTable> {
  readonly #emitter = new EventEmitter();

  on<K extends keyof T & string>(event: K, listener: (...args: T[K]) => void): this {
    this.#emitter.on(event, listener as (...args: unknown[]) => void);
    return this;
  }

  once<K extends keyof T & string>(event: K, listener: (...args: T[K]) => void): this {
    this.#emitter.once(event, listener as (...args: unknown[]) => void);
    return this;
  }

  off<K extends keyof T & string>(event: K, listener: (...args: T[K]) => void): this {
    this.#emitter.off(event, listener as (...args: unknown[]) => void);
    return this;
  }

  /** True when somebody listened. For the stand-in's own use. */
  emit<K extends keyof T & string>(event: K, ...args: T[K]): boolean {
    return this.#emitter.emit(event, ...args);
  }
}

/** An event that a listener may prevent, as Electron passes it. */
export interface PreventableEvent {
  readonly defaultPrevented: boolean;
  preventDefault(): void;
}

/** Makes one. */
export function preventable(): PreventableEvent {
  let defaultPrevented = false;
  return {
    get defaultPrevented() {
      return defaultPrevented;
    },
    preventDefault() {
      defaultPrevented = true;
    },
  };
}
