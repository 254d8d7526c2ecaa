import { selfAssertedKeys } from '../../../core/jose/self-asserted.ts';
import { readJson } from '../../../core/text/json.ts';
import { isLoopbackHost } from '../../../core/text/loopback.ts';

/** Where a token says that its key is. */
export interface OwnAddress {
  readonly header: 'jku' | 'x5u';
  readonly url: string;
  /** https, or http to this machine. */
  readonly mayFetch: boolean;
}

/** The address that a token's header names, if it names one (RFC 7515 §4.1.2, §4.1.5). */
export function ownAddress(headerText: string | undefined): OwnAddress | undefined {
  const header = headerText === undefined ? undefined : readJson(headerText).part.object;
  for (const key of header ? selfAssertedKeys(header) : []) {
    if ((key.header === 'jku' || key.header === 'x5u') && key.url !== undefined)
      return { header: key.header, url: key.url, mayFetch: mayFetch(key.url) };
  }
  return undefined;
}

function mayFetch(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  return protocol === 'https:' || (protocol === 'http:' && isLoopbackHost(hostname));
}
