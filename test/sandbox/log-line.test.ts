import { describe, expect, test } from 'vitest';
import { describeError, toLogLine } from '../../src/sandbox/log-line.ts';

const TOKEN = 'eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJhbGljZSIsImlhdCI6MX0.c2lnbmF0dXJlLXNpZ25hdHVyZQ';
const OPAQUE = 'F4zYofq-yAcYn_ymB-mMoq7Jgc8rBXP0yBFcCybFaBW';

describe('a log line of the sandbox', () => {
  test.each([TOKEN, OPAQUE, TOKEN.split('.')[1] ?? ''])('never repeats a token: %#', (secret) => {
    expect(toLogLine(`failed for ${secret} there`)).not.toContain(secret.slice(0, 12));
    expect(describeError(new TypeError(`bad ${secret}`))).not.toContain(secret.slice(0, 12));
    expect(describeError(new Error('x', { cause: new Error(secret) }))).not.toContain(secret.slice(0, 12));
  });

  test('leaves query strings out, short codes in them too', () => {
    expect(toLogLine('GET /callback?code=abc&state=1 failed')).toBe('GET /callback?… failed');
  });

  test('is one line and keeps plain words', () => {
    expect(toLogLine('POST /token 200 9 ms\n  and more')).toBe('POST /token 200 9 ms and more');
  });

  test('says what kind of error it was and why', () => {
    const error = new TypeError('no such thing', { cause: new RangeError('too far') });
    expect(describeError(error)).toMatch(/^TypeError: no such thing \(because RangeError: too far\) at /);
    expect(describeError('text')).toBe('error: string');
  });
});
