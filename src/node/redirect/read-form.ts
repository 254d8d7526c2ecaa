import type { IncomingMessage } from 'node:http';

export type ReadForm = { readonly text: string } | 'too_large' | 'broken_off';

/** Reads a request's body as text, up to a limit, whatever Content-Length says. Never rejects. */
export function readForm(request: IncomingMessage, maxBytes: number): Promise<ReadForm> {
  const chunks: Buffer[] = [];
  let length = 0;
  return new Promise((resolve) => {
    request.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length <= maxBytes) {
        chunks.push(chunk);
        return;
      }
      // What else comes is read and forgotten, so that the answer reaches the one who is still sending.
      chunks.length = 0;
      resolve('too_large');
    });
    request.once('end', () => resolve({ text: Buffer.concat(chunks).toString('utf8') }));
    request.once('error', () => resolve('broken_off'));
    request.once('close', () => resolve('broken_off'));
  });
}
