import { describe, expect, test } from 'vitest';
import type { ExchangeTiming } from '../../../src/core/exchange/exchange.ts';
import { formatHar } from '../../../src/core/exchange/har.ts';
import { exchange } from './exchanges.ts';

const request = {
  url: 'https://as.example/token?a=b%20c&state=abc#x',
  headers: [
    ['Cookie', 'sid=abc; t=d'],
    ['Content-Type', 'application/x-www-form-urlencoded; charset=utf-8'],
  ],
  body: 'grant_type=x&code=abc',
} as const;

describe('a HAR archive', () => {
  test('has every member that HAR 1.2 requires, secrets masked', () => {
    const har = formatHar(
      [
        exchange({
          ...request,
          response: {
            headers: [
              ['Content-Type', 'application/json'],
              ['Set-Cookie', 'sid=abc; Path=/'],
              ['Location', 'https://a/?code=abc'],
            ],
            body: '{"access_token":"abc"}',
          },
        }),
      ],
      { reveal: false, version: '1.2.3' },
    );
    expect(har).toEqual({
      log: {
        version: '1.2',
        creator: { name: 'Assay', version: '1.2.3' },
        pages: [],
        entries: [
          {
            startedDateTime: '2026-01-02T02:57:25.678Z',
            time: 30,
            comment: 'token',
            request: {
              method: 'POST',
              url: 'https://as.example/token?a=b%20c&state=•••',
              httpVersion: 'HTTP/1.1',
              cookies: [
                { name: 'sid', value: '•••' },
                { name: 't', value: '•' },
              ],
              headers: [
                { name: 'Cookie', value: 'sid=•••; t=•' },
                { name: 'Content-Type', value: 'application/x-www-form-urlencoded; charset=utf-8' },
              ],
              queryString: [
                { name: 'a', value: 'b c' },
                { name: 'state', value: '•••' },
              ],
              headersSize: -1,
              bodySize: 21,
              postData: {
                mimeType: 'application/x-www-form-urlencoded',
                text: 'grant_type=x&code=•••',
                params: [
                  { name: 'grant_type', value: 'x' },
                  { name: 'code', value: '•••' },
                ],
              },
            },
            response: {
              status: 200,
              statusText: 'OK',
              httpVersion: 'HTTP/1.1',
              cookies: [{ name: 'sid', value: '•••' }],
              headers: [
                { name: 'Content-Type', value: 'application/json' },
                { name: 'Set-Cookie', value: 'sid=•••; Path=/' },
                { name: 'Location', value: 'https://a/?code=•••' },
              ],
              content: { size: 22, mimeType: 'application/json', text: '{"access_token":"•••"}' },
              redirectURL: 'https://a/?code=•••',
              headersSize: -1,
              bodySize: 22,
            },
            cache: {},
            timings: { blocked: 2, dns: -1, connect: 7, ssl: 4, send: 0, wait: 20, receive: 1 },
          },
        ],
      },
    });
  });

  test('has everything when it is revealed', () => {
    const [entry] = formatHar([exchange(request)], { reveal: true }).log.entries;
    expect(entry?.request.url).toBe('https://as.example/token?a=b%20c&state=abc');
    expect(entry?.request.postData?.text).toBe('grant_type=x&code=abc');
    expect(entry?.request.cookies).toContainEqual({ name: 'sid', value: 'abc' });
  });

  test('says why there is no response', () => {
    const [entry] = formatHar([exchange({ response: null })], { reveal: false }).log.entries;
    expect(entry).toMatchObject({
      _error: 'The connection was refused.',
      response: { status: 0, bodySize: -1 },
    });
  });

  test('holds bytes that are no text as base64 when revealed, and not at all when not', () => {
    const binary = exchange({ body: new Uint8Array([255, 0]), response: { body: new Uint8Array([254, 0]) } });
    const [open] = formatHar([binary], { reveal: true }).log.entries;
    expect(open?.request.postData).toMatchObject({ text: '/wA=', comment: 'base64' });
    expect(open?.response.content).toMatchObject({ size: 2, text: '/gA=', encoding: 'base64' });
    const [closed] = formatHar([binary], { reveal: false }).log.entries;
    expect(closed?.request.postData?.text).toBe('');
    expect(closed?.response.content).toEqual({ size: 2, mimeType: '' });
  });

  test('groups the entries by run, where the run is there', () => {
    const run = { id: 'r1', title: 'Get a token', startedAtMs: 1_767_322_645_000 };
    const har = formatHar(
      [{ ...exchange({}), runId: 'r1' }, { ...exchange({}), runId: 'gone' }, exchange({})],
      { reveal: false, runs: [run] },
    );
    expect(har.log.pages).toEqual([
      {
        id: 'r1',
        title: 'Get a token',
        startedDateTime: '2026-01-02T02:57:25.000Z',
        pageTimings: { onContentLoad: -1, onLoad: -1 },
      },
    ]);
    expect(har.log.entries.map(({ pageref }) => pageref)).toEqual(['r1', undefined, undefined]);
  });

  test.each<[string, Partial<ExchangeTiming>]>([
    ['of a new connection', { dnsMs: 1.1, connectMs: 2.2, tlsMs: 3.3, firstByteMs: 4.4, bodyMs: 0.1 }],
    ['of a kept connection', { firstByteMs: 4.4, bodyMs: 0.1, reusedSocket: true }],
    ['of a request that came nowhere', { dnsMs: 7 }],
    ['of a request that was never sent', { totalMs: 0 }],
  ])('counts the time %s as HAR does', (_what, timing) => {
    const bare = { startedAtMs: 0, totalMs: 20.5, reusedSocket: false, ...timing };
    const [entry] = formatHar([{ ...exchange({}), timing: bare }], { reveal: false }).log.entries;
    const { ssl: _, ...counted } = entry!.timings;
    for (const ms of Object.values(entry!.timings)) expect(ms).toBeGreaterThanOrEqual(-1);
    const sum = Object.values(counted).reduce((total, ms) => total + Math.max(0, ms), 0);
    expect(entry?.time).toBeCloseTo(sum, 3);
    expect(entry?.time).toBeCloseTo(bare.totalMs, 3);
  });

  test('puts the oldest first', () => {
    const later = exchange({});
    const earlier = {
      ...later,
      id: 'x0',
      purpose: 'jwks' as const,
      timing: { ...later.timing, startedAtMs: 5 },
    };
    expect(formatHar([later, earlier], { reveal: false }).log.entries.map(({ comment }) => comment)).toEqual([
      'jwks',
      'token',
    ]);
  });
});
