import { type Fault, fault } from '../core/faults.ts';
import { type Result, failed, ok } from '../core/result.ts';
import { isLoopbackHost } from '../core/text/loopback.ts';

/** The address in canonical form if it may be opened in the person's browser: https, or http to this computer. */
export function checkExternal(url: string): Result<string, Fault> {
  if (!URL.canParse(url)) return failed(fault('input.invalid', 'That is no address.'));
  const { protocol, hostname, username, password, href } = new URL(url);
  const isAllowed = protocol === 'https:' || (protocol === 'http:' && isLoopbackHost(hostname));
  if (!isAllowed) {
    return failed(
      fault('input.invalid', 'Only https addresses are opened in the browser, and http on this computer.'),
    );
  }
  // They would show in process lists, and look like another host than they are.
  if (username || password)
    return failed(fault('input.invalid', 'An address with a user name in it is not opened.'));
  return ok(href);
}
