import type { Log } from '../engine/ports/log.ts';

export interface LogOptions {
  /** Takes one line, its line feed included. */
  readonly write: (line: string) => void;
  /** Takes out what nobody may read. Every text of every line goes through it. */
  readonly redact: (text: string) => string;
  /** `json`: one object a line, for files. `text`: for a person at a terminal. Default `json`. */
  readonly format?: 'json' | 'text';
  readonly nowMs?: () => number;
}

type Fact = string | number | boolean;
type Facts = Readonly<Record<string, Fact>>;
type Level = 'info' | 'warn' | 'bug';

/** What stands for a text that the redaction could not read: it is not known to be clean. */
const WITHHELD = '[withheld]';
/** An error may name itself as its cause. */
const MAX_CAUSES = 5;

/**
 * Writes what the program says of itself, every text redacted before it is put together.
 * Never throws: a log that fails must not take the operation with it.
 */
export function createLog(options: LogOptions): Log {
  const { write, redact, format = 'json', nowMs = Date.now } = options;
  const clean = (text: string): string => {
    try {
      return redact(text);
    } catch {
      return WITHHELD;
    }
  };
  const put = (level: Level, message: string, facts: Facts = {}): void => {
    try {
      const at = new Date(nowMs()).toISOString();
      const entries = Object.entries(facts).map(([name, value]): [string, Fact] => [
        clean(name),
        typeof value === 'string' ? clean(value) : value,
      ]);
      write(
        `${format === 'json' ? toJson(at, level, clean(message), entries) : toText(at, level, clean(message), entries)}\n`,
      );
    } catch {
      // The sink is gone (a closed pipe, a full disk): there is nowhere left to say so.
    }
  };
  return {
    info: (message, facts) => put('info', message, facts),
    warn: (message, facts) => put('warn', message, facts),
    bug: (reference, error) => put('bug', describe(error), { reference, ...stackOf(error) }),
  };
}

function toJson(at: string, level: Level, message: string, facts: readonly [string, Fact][]): string {
  return JSON.stringify({
    at,
    level,
    message,
    ...(facts.length > 0 ? { facts: Object.fromEntries(facts) } : {}),
  });
}

/** Line feeds and escape sequences in a value must not make lines or colours of their own. */
function toText(at: string, level: Level, message: string, facts: readonly [string, Fact][]): string {
  const words = facts.map(
    ([name, value]) => ` ${flat(name)}=${typeof value === 'string' ? JSON.stringify(value) : value}`,
  );
  return `${at} ${level} ${flat(message)}${words.join('')}`;
}

function flat(text: string): string {
  return JSON.stringify(text)
    .slice(1, -1)
    .replaceAll(String.raw`\"`, '"');
}

function describe(error: unknown): string {
  const parts: string[] = [];
  let next = error;
  for (let depth = 0; depth < MAX_CAUSES && next !== undefined && next !== null; depth++) {
    parts.push(next instanceof Error ? `${next.name}: ${next.message}` : `thrown: ${typeof next}`);
    next = next instanceof Error ? next.cause : undefined;
  }
  return parts.join(' — caused by ') || `thrown: ${String(error)}`;
}

function stackOf(error: unknown): { readonly stack?: string } {
  return error instanceof Error && error.stack !== undefined ? { stack: error.stack } : {};
}
