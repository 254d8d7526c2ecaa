import type { IncomingMessage } from 'node:http';
import { BODY_LIMIT_BYTES } from '../limits.ts';

/** The whole body of a request, or undefined when it is larger than `BODY_LIMIT_BYTES`. */
export async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    // The rest is read and dropped: the answer can only be sent on a connection that has been read from.
    if (length <= BODY_LIMIT_BYTES) chunks.push(chunk);
  }
  return length <= BODY_LIMIT_BYTES ? Buffer.concat(chunks) : undefined;
}

/** The parameters of a form body, or undefined when there is too much of it or it is of another type. */
export async function readForm(request: IncomingMessage): Promise<URLSearchParams | undefined> {
  const type = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/x-www-form-urlencoded') return undefined;
  const body = await readBody(request);
  return body === undefined ? undefined : new URLSearchParams(body.toString('utf8'));
}
