import { expect, test } from 'vitest';
import { isLoopbackHost } from '../../../src/core/text/loopback.ts';

test.each(['localhost', '127.0.0.1', '127.9.9.9', '127.255.255.255', '[::1]'])(
  '%s is this computer',
  (host) => {
    expect(isLoopbackHost(host)).toBe(true);
  },
);

test.each([
  '127.0.0.1.example.test',
  '127.0.0.1.nip.io',
  '1127.0.0.1',
  '128.0.0.1',
  '[::2]',
  'localhost.',
  'localhost.test',
  '',
])('%j is not, however it looks', (host) => {
  expect(isLoopbackHost(host)).toBe(false);
});

test.each([
  'http://127.1/',
  'http://0x7f000001/',
  'http://2130706433/',
  'http://LOCALHOST/',
  'http://[0:0:0:0:0:0:0:1]/',
])('%s is, once URL has spelled its host', (url) => {
  expect(isLoopbackHost(new URL(url).hostname)).toBe(true);
});
