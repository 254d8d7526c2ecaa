import type { Style } from './style.ts';

/** One of the two streams that a command writes to. */
export interface Output {
  readonly isTty: boolean;
  /** Columns to write in. */
  readonly width: number;
  readonly style: Style;
  readonly write: (text: string) => void;
}

/** What a person or a pipe gives. */
export interface Input {
  readonly isTty: boolean;
  /** Everything up to `limit` bytes; `isCut` where there was more. */
  readonly read: (limit: number) => Promise<{ readonly bytes: Uint8Array; readonly isCut: boolean }>;
  /** All of it, piece by piece as it comes; ends early at Ctrl+C. */
  readonly chunks: () => AsyncIterable<Uint8Array>;
  /** One line typed without being shown; undefined where there is no terminal, or Ctrl+C. */
  readonly readHidden: (prompt: string) => Promise<string | undefined>;
}

/** The terminal as commands know it: data goes to `out`, words to `err`. */
export interface Terminal {
  readonly out: Output;
  readonly err: Output;
  readonly input: Input;
  /** Aborts at the first Ctrl+C or termination; the second one ends the process. */
  readonly interrupted: AbortSignal;
  readonly nowSeconds: () => number;
}

/** Writes a line. */
export function line(output: Output, text = ''): void {
  output.write(`${text}\n`);
}

/** Writes lines. */
export function lines(output: Output, all: readonly string[]): void {
  if (all.length > 0) output.write(`${all.join('\n')}\n`);
}
