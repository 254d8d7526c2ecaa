/** Where something stands in a text; UTF-16 offsets, `end` exclusive. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** Why a text is no JSON, and where reading it stopped. */
export interface JsonFault {
  readonly code: 'not_json' | 'trailing_data' | 'too_deep';
  readonly at: number;
  readonly detail: string;
}

export type JsonKind = 'object' | 'array' | 'string' | 'number' | 'literal';

/** A value that has been read to its end. */
export interface JsonEvent {
  readonly kind: JsonKind;
  /** Where the value stands; a string with its quotes. */
  readonly range: TextRange;
  /** Where its name stands, with the quotes; absent for array elements and the whole. */
  readonly key?: TextRange;
  /** Names and indices from the whole to this value. Ours: valid until the visitor returns. */
  readonly path: readonly (string | number)[];
  /** Where the objects and arrays begin that hold this value, outermost first: as many as `path` has. Ours, likewise. */
  readonly containers: readonly number[];
  /** How often the name has stood in its object so far, this one included; 1 for array elements. */
  readonly occurrence: number;
  /** Of an object: how often each of its names stood in it. Ours, likewise. */
  readonly names?: ReadonlyMap<string, number>;
}

interface Frame {
  readonly kind: 'object' | 'array';
  readonly start: number;
  readonly names: Map<string, number>;
  count: number;
  name: string;
  key: TextRange | undefined;
}

const QUOTE = 34;
const BACKSLASH = 92;

/**
 * Walks a JSON text strictly (RFC 8259) and calls `visit` at the end of each value, children before their parent.
 * Iterative and linear, so that hostile depth costs nothing. Returns where it stopped being JSON, or undefined.
 * Events that came before a fault are sound: what they named stood there.
 */
export function walkJson(
  text: string,
  visit: (event: JsonEvent) => void,
  maxDepth = Infinity,
): JsonFault | undefined {
  return new Walk(text, visit, maxDepth).run();
}

/**
 * The JSON pointer (RFC 6901) of a path. Costs as much as its names are long: where a hostile text could have it built
 * for each of many values under one long name, build few, or go by `containers`.
 */
export function pointerOf(path: readonly (string | number)[]): string {
  return path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

class Walk {
  readonly #text: string;
  readonly #visit: (event: JsonEvent) => void;
  readonly #maxDepth: number;
  readonly #stack: Frame[] = [];
  readonly #path: (string | number)[] = [];
  readonly #containers: number[] = [];
  #at = 0;

  constructor(text: string, visit: (event: JsonEvent) => void, maxDepth: number) {
    this.#text = text;
    this.#visit = visit;
    this.#maxDepth = maxDepth;
  }

  run(): JsonFault | undefined {
    do {
      const fault = this.#value();
      if (fault) return fault;
    } while (this.#stack.length > 0);
    this.#skipSpace();
    return this.#at < this.#text.length
      ? this.#fault('trailing_data', 'more text after the JSON value')
      : undefined;
  }

  /** Reads one scalar or opens one container, then closes whatever ends there. */
  #value(): JsonFault | undefined {
    this.#skipSpace();
    const start = this.#at;
    const code = this.#text.charCodeAt(start);
    if (code === 0x7b || code === 0x5b) return this.#open(code === 0x7b ? 'object' : 'array');
    const kind = this.#scalar(code);
    if (typeof kind === 'object') return kind;
    this.#emit(kind, start);
    return this.#next();
  }

  #scalar(code: number): 'string' | 'number' | 'literal' | JsonFault {
    if (code === QUOTE) return this.#string() ?? 'string';
    if (code === 0x2d || (code >= 0x30 && code <= 0x39)) return this.#number() ?? 'number';
    const literal = /(?:true|false|null)/y;
    literal.lastIndex = this.#at;
    if (!literal.test(this.#text)) return this.#expected('a JSON value');
    this.#at = literal.lastIndex;
    return 'literal';
  }

  #open(kind: 'object' | 'array'): JsonFault | undefined {
    if (this.#stack.length >= this.#maxDepth)
      return this.#fault('too_deep', `more than ${this.#maxDepth} levels`);
    this.#stack.push({ kind, start: this.#at, names: new Map(), count: 0, name: '', key: undefined });
    this.#containers.push(this.#at);
    this.#at++;
    this.#skipSpace();
    if (this.#text.charAt(this.#at) === (kind === 'object' ? '}' : ']')) return this.#close();
    return this.#enter();
  }

  /** Steps to the next member or element of the innermost container. */
  #enter(): JsonFault | undefined {
    const frame = this.#stack.at(-1);
    if (frame === undefined) return undefined;
    if (frame.kind === 'array') {
      this.#path.push(frame.count++);
      return undefined;
    }
    this.#skipSpace();
    const start = this.#at;
    if (this.#text.charCodeAt(start) !== QUOTE) return this.#expected('a member name');
    const fault = this.#string();
    if (fault) return fault;
    frame.key = { start, end: this.#at };
    frame.name = unquote(this.#text.slice(start, this.#at));
    frame.names.set(frame.name, (frame.names.get(frame.name) ?? 0) + 1);
    this.#path.push(frame.name);
    this.#skipSpace();
    if (this.#text.charAt(this.#at) !== ':') return this.#expected('":"');
    this.#at++;
    return undefined;
  }

  /** After a value: the next sibling, or the end of one or more containers. */
  #next(): JsonFault | undefined {
    const frame = this.#stack.at(-1);
    if (frame === undefined) return undefined;
    this.#path.pop();
    this.#skipSpace();
    const char = this.#text.charAt(this.#at);
    if (char === ',') {
      this.#at++;
      return this.#enter();
    }
    if (char === (frame.kind === 'object' ? '}' : ']')) return this.#close();
    return this.#expected(frame.kind === 'object' ? '"," or "}"' : '"," or "]"');
  }

  #close(): JsonFault | undefined {
    for (;;) {
      const frame = this.#stack.pop();
      if (frame === undefined) return undefined;
      this.#containers.pop();
      this.#at++;
      this.#emit(frame.kind, frame.start, frame.kind === 'object' ? frame.names : undefined);
      const outer = this.#stack.at(-1);
      if (outer === undefined) return undefined;
      this.#skipSpace();
      if (this.#text.charAt(this.#at) !== (outer.kind === 'object' ? '}' : ']')) return this.#next();
      this.#path.pop();
    }
  }

  #emit(kind: JsonKind, start: number, names?: ReadonlyMap<string, number>): void {
    const frame = this.#stack.at(-1);
    const range = { start, end: this.#at };
    const event = {
      kind,
      range,
      path: this.#path,
      containers: this.#containers,
      ...(names ? { names } : {}),
    };
    if (frame?.key === undefined) this.#visit({ ...event, occurrence: 1 });
    else this.#visit({ ...event, key: frame.key, occurrence: frame.names.get(frame.name) ?? 1 });
  }

  /** Moves past a string; `#at` stands on its opening quote. */
  #string(): JsonFault | undefined {
    const text = this.#text;
    for (let i = this.#at + 1; ; i++) {
      const code = text.charCodeAt(i);
      if (code === QUOTE) {
        this.#at = i + 1;
        return undefined;
      }
      if (Number.isNaN(code))
        return { code: 'not_json', at: text.length, detail: 'the text ends inside a string' };
      if (code < 0x20) return { code: 'not_json', at: i, detail: 'a control character inside a string' };
      if (code === BACKSLASH) {
        const length = escapeLength(text, i);
        if (length === 0) return { code: 'not_json', at: i, detail: 'a bad escape inside a string' };
        i += length - 1;
      }
    }
  }

  #number(): JsonFault | undefined {
    const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
    number.lastIndex = this.#at;
    if (!number.test(this.#text)) return this.#fault('not_json', 'a bad number');
    this.#at = number.lastIndex;
    return undefined;
  }

  #skipSpace(): void {
    for (;;) {
      const code = this.#text.charCodeAt(this.#at);
      if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return;
      this.#at++;
    }
  }

  #expected(what: string): JsonFault {
    const found = this.#at < this.#text.length ? 'something else' : 'the end';
    return this.#fault('not_json', `${what} was expected here, ${found} was found`);
  }

  #fault(code: JsonFault['code'], detail: string): JsonFault {
    return { code, at: this.#at, detail };
  }
}

/** Length of the escape at `at`, 0 where it is none (RFC 8259 §7). */
function escapeLength(text: string, at: number): number {
  const char = text.charAt(at + 1);
  if (char === 'u') return /^[0-9a-fA-F]{4}$/.test(text.slice(at + 2, at + 6)) ? 6 : 0;
  return char !== '' && '"\\/bfnrt'.includes(char) ? 2 : 0;
}

/** The content of a JSON string literal that has been walked. */
function unquote(literal: string): string {
  return literal.includes('\\') ? String(JSON.parse(literal)) : literal.slice(1, -1);
}
