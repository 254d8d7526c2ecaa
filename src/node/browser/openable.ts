import { isLoopbackHost } from '../../core/text/loopback.ts';

/** Why this address is not opened in the person's browser; undefined where it may be. Says nothing of what is in it. */
export function whyNotOpened(text: string): string | undefined {
  if (!URL.canParse(text)) return 'The address is no URL.';
  const { protocol, hostname, username, password } = new URL(text);
  if (username !== '' || password !== '') return 'The address has a user name or password in it.';
  if (protocol === 'https:') return undefined;
  if (protocol !== 'http:') return 'Only https addresses are opened, and http ones of this machine.';
  if (isLoopbackHost(hostname)) return undefined;
  return 'The address is plain http to another machine: whoever sits between could read and change the sign-in. It is not opened.';
}
