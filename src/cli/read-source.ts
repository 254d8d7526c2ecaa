import { type Fault, fault } from '../core/faults.ts';
import { type Result, failed, ok } from '../core/result.ts';
import { TOKEN_IN_ARGUMENT, TOKEN_REMEDY, looksOpaque } from './arguments/token-in-argument.ts';
import { usageFault } from './arguments/parse-arguments.ts';
import type { Terminal } from './terminal/terminal.ts';
import { line } from './terminal/terminal.ts';

/** Not imported: an import makes every part of a built-in module ready, which takes as long as judging a token. */
const { closeSync, fstatSync, openSync, readSync } = process.getBuiltinModule('node:fs');

/** Far more than any token, response or log excerpt; what is longer is cut, and it is said. */
export const MAX_SOURCE_BYTES = 64 * 1024 * 1024;

/**
 * The text of a file, or of standard input where the name is `-` or absent. Bytes that are no UTF-8 become U+FFFD, which
 * no token may hold, so the checks name them. Faults: input.invalid (the name is not repeated: it may be a token).
 */
export async function readSource(
  terminal: Terminal,
  file: string | undefined,
  limit = MAX_SOURCE_BYTES,
): Promise<Result<string, Fault>> {
  const read =
    file === undefined || file === '-' ? await readInput(terminal, file, limit) : readFile(file, limit);
  if (!read.ok) return read;
  const { bytes, isCut } = read.value;
  if (isCut) line(terminal.err, `Only the first ${Math.floor(limit / 1024)} KiB were read.`);
  return ok(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8'));
}

type Read = Awaited<ReturnType<Terminal['input']['read']>>;

async function readInput(
  terminal: Terminal,
  file: string | undefined,
  limit: number,
): Promise<Result<Read, Fault>> {
  const { input } = terminal;
  if (input.isTty && file === undefined)
    line(terminal.err, 'Paste the text, then end it with Ctrl+D on a line of its own.');
  const read = await input.read(limit);
  return terminal.interrupted.aborted ? failed(fault('operation.cancelled', 'Cancelled.')) : ok(read);
}

/** Read at once: a command line has nothing else to do meanwhile, and asynchronous files are slower to load. */
function readFile(file: string, limit: number): Result<Read, Fault> {
  let handle: number | undefined;
  try {
    handle = openSync(file, 'r');
    if (fstatSync(handle).isDirectory()) return failed(usageFault('The name given is a folder, not a file.'));
    return ok(readUpTo(handle, limit));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    if (code === 'ENOENT' && looksOpaque(file)) return failed(usageFault(TOKEN_IN_ARGUMENT, TOKEN_REMEDY));
    return failed(
      usageFault(`The file cannot be read (${code}).`, 'Check its name; - stands for standard input.'),
    );
  } finally {
    if (handle !== undefined) closeSync(handle);
  }
}

const CHUNK_BYTES = 256 * 1024;

function readUpTo(handle: number, limit: number): Read {
  const chunks: Buffer[] = [];
  let size = 0;
  while (size <= limit) {
    const chunk = Buffer.allocUnsafe(Math.min(CHUNK_BYTES, limit + 1 - size));
    const count = readSync(handle, chunk);
    if (count === 0) break;
    chunks.push(chunk.subarray(0, count));
    size += count;
  }
  return { bytes: Buffer.concat(chunks).subarray(0, limit), isCut: size > limit };
}
