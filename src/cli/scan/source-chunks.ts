import { open, stat } from 'node:fs/promises';
import type { Fault } from '../../core/faults.ts';
import { type Result, failed, ok } from '../../core/result.ts';
import { TOKEN_IN_ARGUMENT, TOKEN_REMEDY, looksOpaque } from '../arguments/token-in-argument.ts';
import { usageFault } from '../arguments/parse-arguments.ts';
import type { Terminal } from '../terminal/terminal.ts';

const CHUNK_BYTES = 1024 * 1024;

/** What is scanned: its size, where it is known, and its bytes. */
export interface Source {
  readonly totalBytes?: number;
  readonly chunks: () => AsyncIterable<Uint8Array>;
}

/** A file, or standard input for `-`. Looked at before anything is read. Faults: input.invalid (the name is not repeated). */
export async function openSource(terminal: Terminal, name: string): Promise<Result<Source, Fault>> {
  if (name === '-') return ok({ chunks: () => terminal.input.chunks() });
  try {
    const { size } = await statOf(name);
    return ok({ totalBytes: size, chunks: () => fileChunks(name) });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    if (code === 'ENOENT' && looksOpaque(name)) return failed(usageFault(TOKEN_IN_ARGUMENT, TOKEN_REMEDY));
    if (code === 'EISDIR') return failed(usageFault('One of the names is a folder, not a file.'));
    return failed(
      usageFault(`A file cannot be read (${code}).`, 'Check its name; - stands for standard input.'),
    );
  }
}

async function statOf(name: string): Promise<{ readonly size: number }> {
  const handle = await open(name, 'r');
  try {
    const stats = await stat(name);
    if (stats.isDirectory()) throw Object.assign(new Error('a folder'), { code: 'EISDIR' });
    return stats;
  } finally {
    await handle.close();
  }
}

/** Each chunk is another buffer: they go to a thread, which reads one while the next is being filled. */
async function* fileChunks(name: string): AsyncIterable<Uint8Array> {
  const handle = await open(name, 'r');
  try {
    for (;;) {
      const chunk = Buffer.allocUnsafeSlow(CHUNK_BYTES);
      const { bytesRead } = await handle.read(chunk);
      if (bytesRead === 0) return;
      yield chunk.subarray(0, bytesRead);
    }
  } finally {
    await handle.close();
  }
}
