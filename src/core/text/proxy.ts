import type { Fault } from '../faults.ts';
import { type Result, failed, ok } from '../result.ts';

/** Where an HTTP proxy listens. */
export interface ProxyAddress {
  readonly host: string;
  readonly port: number;
}

/**
 * A proxy as a person writes it: `http://proxy.example:3128`; undefined where there is none. Never with a password: it
 * would stand in clear in settings and in what is sent to the proxy. Faults: input.invalid with the parameter `proxy`.
 */
export function parseProxy(text: string): Result<ProxyAddress | undefined, Fault> {
  const trimmed = text.trim();
  if (trimmed === '') return ok(undefined);
  if (!/^[a-z][a-z\d+.-]*:\/\//i.test(trimmed)) {
    return refused('The proxy is no address.', 'Write it with its scheme: http://proxy.example:3128.');
  }
  if (!URL.canParse(trimmed)) {
    return refused('The proxy is no address.', 'Write it as http://proxy.example:3128.');
  }
  const url = new URL(trimmed);
  if (url.username !== '' || url.password !== '') {
    return refused(
      'The proxy has a user name or password in it, which would be kept in clear and sent to it unprotected.',
      'Leave them out, and use a proxy that lets this computer in without, or a local one that signs in for you.',
    );
  }
  if (url.protocol !== 'http:') {
    return refused(
      `Only HTTP proxies can be used; this one is ${url.protocol.slice(0, -1)}.`,
      'Give the address of an HTTP proxy. What goes through it to https addresses is encrypted all the same.',
    );
  }
  if (url.pathname !== '/' || url.search !== '' || url.hash !== '') {
    return refused(
      'The proxy has a path in it.',
      'Give scheme, host and port alone: http://proxy.example:3128.',
    );
  }
  return ok({ host: url.hostname.replaceAll(/^\[|\]$/g, ''), port: Number(url.port || 80) });
}

/** Written out: the window reads this file, and the table of remedies behind `fault()` is not for it to carry. */
function refused(message: string, remedy: string): Result<never, Fault> {
  return failed({ code: 'input.invalid', message, remedy, parameter: 'proxy' });
}
