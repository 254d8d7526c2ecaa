import { expect, test } from 'vitest';
import { clearAddress } from '../../../src/node/store/path-template.ts';

const JWT = 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJhbGljZSIsImlzcyI6Im9wIn0.c2lnbmF0dXJl';

const CASES: readonly [string, string, string][] = [
  ['https://op.example/token', 'https://op.example', '/token'],
  ['https://op.example:8443/a/b/', 'https://op.example:8443', '/a/b/'],
  ['https://user:pw@op.example/token?client_secret=x#y', 'https://op.example', '/token'],
  [
    'https://op.example/.well-known/oauth-authorization-server/t1',
    'https://op.example',
    '/.well-known/oauth-authorization-server/t1',
  ],
  [`https://op.example/introspect/${JWT}/now`, 'https://op.example', '/introspect/{…}/now'],
  [`https://op.example/a/${'0123456789abcdef'.repeat(2)}`, 'https://op.example', '/a/{…}'],
  [`https://op.example/login;jsessionid=${'A1'.repeat(20)}`, 'https://op.example', '/{…}'],
  [`https://op.example/%41%42%43%44%45%46%47%48%49%4a%4b/x`, 'https://op.example', '/{…}/x'],
  [`http://[::1]:9/${'a'.repeat(31)}`, 'http://[::1]:9', `/${'a'.repeat(31)}`],
  ['not an address', '', ''],
  ['', '', ''],
];

test.each(CASES)('of %j what may stand in clear is %j and %j', (url, origin, path) => {
  expect(clearAddress(url)).toEqual({ origin, path });
});

test('a path of any length is kept in clear up to a limit', () => {
  expect(clearAddress(`https://op.example${'/ab'.repeat(10_000)}`).path).toHaveLength(1024);
});
