import { expect, test } from 'vitest';
import { whyNotOwnHeader } from '../../../src/core/exchange/own-header.ts';

test.each([
  ['Accept', 'application/json'],
  ['X-Request-Id', ''],
  ['DPoP', 'a.b.c'],
  ['Cookie', 'a=b'],
  ['X-Latin', 'caf\u00e9'],
])('%s may be sent', (name, value) => {
  expect(whyNotOwnHeader(name, value)).toBeUndefined();
});

test.each([
  ['', 'x', 'needs a name'],
  ['A B', 'x', 'not allow in names'],
  ['X:', 'x', 'not allow in names'],
  ['authorization', 'Bearer x', 'choose another token'],
  ['HOST', 'evil.example', 'made from the address'],
  ['Content-Length', '1', 'counted from the body'],
  ['Transfer-Encoding', 'chunked', 'frames the message'],
  ['X-A', 'a\r\nAuthorization: Bearer b', 'line break'],
  ['X-A', 'a\nb', 'line break'],
  ['X-A', '\u0000', 'does not allow'],
  ['X-A', 'שלום', 'does not allow'],
])('%s with %o may not: it %s', (name, value, reason) => {
  expect(whyNotOwnHeader(name, value)).toContain(reason);
});
