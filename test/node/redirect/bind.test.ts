import http from 'node:http';
import { expect, test } from 'vitest';
import { bind } from '../../../src/node/redirect/bind.ts';

/** An address of documentation (RFC 5737): no machine has it. */
const NOT_HERE = '192.0.2.1';

async function bindAndClose(addresses: readonly string[]): Promise<unknown> {
  const bound = await bind(addresses, 0, () => http.createServer());
  if (!bound.ok) return bound.fault.message;
  for (const server of bound.value.servers) server.close();
  return bound.value.servers.length;
}

test('an address that this machine lacks is passed over, whichever it is', async () => {
  expect(await bindAndClose(['127.0.0.1', NOT_HERE])).toBe(1);
  expect(await bindAndClose([NOT_HERE, '127.0.0.1'])).toBe(1);
  expect(await bindAndClose(['127.0.0.1', '::1'])).toBe(2);
});

test('where no address is left, that is the fault', async () => {
  expect(await bindAndClose([NOT_HERE])).toBe(
    'This machine does not have the loopback address of the redirect URI.',
  );
});
