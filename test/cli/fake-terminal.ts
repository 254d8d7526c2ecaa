import { chooseStyle } from '../../src/cli/terminal/style.ts';
import type { Output, Terminal } from '../../src/cli/terminal/terminal.ts';

/** A terminal whose streams are texts. */
export interface FakeTerminal extends Terminal {
  readonly stdout: () => string;
  readonly stderr: () => string;
}

export interface FakeTerminalOptions {
  /** What standard input gives. */
  readonly stdin?: string | Uint8Array;
  readonly isTty?: boolean;
  readonly nowSeconds?: number;
  /** What is typed where something is asked for without being shown. */
  readonly typed?: string;
}

export function fakeTerminal(options: FakeTerminalOptions = {}): FakeTerminal {
  const { stdin = '', isTty = false, nowSeconds = 1_800_000_000, typed } = options;
  const out = output(isTty);
  const err = output(isTty);
  const bytes = typeof stdin === 'string' ? Buffer.from(stdin) : stdin;
  return {
    out,
    err,
    input: {
      isTty,
      read: async (limit) => ({ bytes: bytes.subarray(0, limit), isCut: bytes.length > limit }),
      chunks: async function* () {
        yield bytes;
      },
      readHidden: async () => typed,
    },
    interrupted: new AbortController().signal,
    nowSeconds: () => nowSeconds,
    stdout: out.text,
    stderr: err.text,
  };
}

/** An output without colours that remembers what was written. */
function output(isTty: boolean): Output & { readonly text: () => string } {
  let text = '';
  return {
    isTty,
    width: 100,
    style: chooseStyle(false, {}),
    write: (more) => {
      text += more;
    },
    text: () => text,
  };
}
