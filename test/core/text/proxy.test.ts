import { expect, test } from 'vitest';
import { parseProxy } from '../../../src/core/text/proxy.ts';

test.each([
  ['', undefined],
  ['   ', undefined],
  ['http://proxy.example:3128', { host: 'proxy.example', port: 3128 }],
  [' http://proxy.example/ ', { host: 'proxy.example', port: 80 }],
  ['http://[::1]:8080', { host: '::1', port: 8080 }],
])('%o is a proxy', (text, address) => {
  expect(parseProxy(text)).toEqual({ ok: true, value: address });
});

test.each([
  ['proxy.example:3128', 'no address'],
  ['http://', 'no address'],
  ['http://robin:secret@proxy.example', 'password'],
  ['http://robin@proxy.example', 'user name'],
  ['socks5://proxy.example:1080', 'socks5'],
  ['https://proxy.example:3128', 'https'],
  ['http://proxy.example/path', 'path'],
  ['http://proxy.example?x=1', 'path'],
])('%o is refused, and the reason does not repeat it', (text, reason) => {
  const result = parseProxy(text);
  if (result.ok) throw new Error('it was taken');
  expect(result.fault).toMatchObject({ code: 'input.invalid', parameter: 'proxy' });
  expect(result.fault.message).toContain(reason);
  expect(JSON.stringify(result.fault)).not.toContain('secret');
});
