import { type Terminal, line } from '../terminal/terminal.ts';

const KEPT_LINES = 40;

/** The last lines of the program's log, shown only where a bug was met: a terminal is for the person's own matters. */
export interface LogTail {
  readonly write: (text: string) => void;
  say(terminal: Terminal): void;
}

/** Makes an empty one. The lines were redacted by the log before they come here. */
export function createLogTail(): LogTail {
  const kept: string[] = [];
  return {
    write: (text) => {
      kept.push(text.trimEnd());
      if (kept.length > KEPT_LINES) kept.shift();
    },
    say: (terminal) => {
      for (const text of kept) line(terminal.err, text);
    },
  };
}
