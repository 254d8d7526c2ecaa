import { describe, expect, test } from 'vitest';
import type { MessageView, ShownMessage } from '../../../src/contract/models/exchange.ts';
import { meaningsOf } from '../../../src/core/exchange/meanings.ts';
import {
  isFailure,
  statusText,
  statusTone,
  timingParts,
  timingText,
} from '../../../src/renderer/ui/exchange/exchange.model.ts';
import {
  bodyForms,
  explainedBody,
  explainedQuery,
  rawMessage,
} from '../../../src/renderer/ui/exchange/message.model.ts';

function message(body: string, bodyKind: MessageView['bodyKind']): ShownMessage {
  const plain = { startLine: '', headers: [], body, bodyKind, bodyBytes: body.length, truncated: false };
  return { ...plain, meanings: meaningsOf(plain) };
}

test('the time bar has the parts that happened, and their shares make one', () => {
  const parts = timingParts({ startedAtMs: 0, firstByteMs: 30, bodyMs: 10, totalMs: 41, reusedSocket: true });
  expect(parts).toEqual([
    { part: 'firstByte', ms: 30, share: 0.75 },
    { part: 'body', ms: 10, share: 0.25 },
  ]);
  expect(timingParts({ startedAtMs: 0, bodyMs: 0, totalMs: 0, reusedSocket: true })[0]?.share).toBe(0);
});

test('a status is toned by its class, and none is as bad as a 500', () => {
  expect([200, 302, 401, 503].map((status) => statusTone({ status }))).toEqual([
    'pass',
    'pass',
    'risk',
    'violation',
  ]);
  expect(statusTone({ failure: { kind: 'refused', message: 'Nobody listens there.' } })).toBe('violation');
  expect(statusTone({})).toBe('plain');
});

test('a status has its word, and where none came why', () => {
  expect(statusText({ status: 200 })).toBe('200 OK');
  expect(statusText({ status: 299 })).toBe('299');
  expect(statusText({ failure: { kind: 'dns', message: 'The name does not exist.' } })).toBe('no such name');
  expect(statusText({})).toBe('came in');
});

test('a failure is no answer, half an answer, or one that says no', () => {
  const half = { kind: 'reset', message: 'It broke off.' } as const;
  expect([{ status: 400 }, { failure: half }, { status: 200, failure: half }].map(isFailure)).toEqual([
    true,
    true,
    true,
  ]);
  expect([{ status: 200 }, { status: 302 }, {}].map(isFailure)).toEqual([false, false, false]);
  expect(statusTone({ status: 200, failure: half })).toBe('violation');
  expect(statusTone({ failure: { kind: 'cancelled', message: 'Cancelled.' } })).toBe('unchecked');
});

test('the time in words has the parts that happened, and says that a connection was used again', () => {
  expect(timingText({ startedAtMs: 0, firstByteMs: 30, bodyMs: 1, totalMs: 31, reusedSocket: true })).toBe(
    'waiting 30 ms, body 1 ms, open connection used again',
  );
});

describe('a body', () => {
  test('that is a form has its parameters, decoded and explained', () => {
    const form = message('grant_type=authorization_code&x=%20b', 'form');
    expect(bodyForms(form)).toEqual(['explained', 'raw']);
    expect(explainedBody(form)).toEqual([
      {
        name: 'grant_type',
        value: 'authorization_code',
        meaning: expect.any(String),
        section: expect.stringContaining('RFC 6749'),
      },
      { name: 'x', value: ' b' },
    ]);
  });

  test('that is a token response opens explained, any other JSON pretty', () => {
    const answer = message('{"access_token":"a","expires_in":3600,"more":{"a":[1]}}', 'json');
    expect(bodyForms(answer)[0]).toBe('explained');
    expect(explainedBody(answer)?.map(({ value }) => value)).toEqual(['a', '3600', '{\n "a": [\n  1\n ]\n}']);
    expect(bodyForms(message('{"made":1,"up":2}', 'json'))).toEqual(['pretty', 'explained', 'raw']);
    expect(bodyForms(message('[1]', 'json'))).toEqual(['pretty', 'raw']);
    expect(bodyForms(message('{"a":', 'json'))).toEqual(['pretty', 'raw']);
  });

  test('that is no text has no form', () => {
    expect(bodyForms(message('', 'binary'))).toEqual([]);
    expect(bodyForms(message('<p>', 'html'))).toEqual(['raw']);
  });
});

describe('a message', () => {
  const base = message('a=1', 'form');

  test('raw is what was on the wire: the target in place of the address, headers in order and case', () => {
    const raw = rawMessage({
      ...base,
      startLine: 'POST https://as.example:8443/token?x=1#frag',
      headers: [
        ['host', 'as.example:8443'],
        ['X-A', '1'],
        ['x-a', '2'],
      ],
    });
    expect(raw).toBe('POST /token?x=1 HTTP/1.1\nhost: as.example:8443\nX-A: 1\nx-a: 2\n\na=1');
    expect(rawMessage({ ...base, startLine: 'GET https://as.example' })).toMatch(/^GET \/ HTTP\/1\.1\n/);
    expect(rawMessage({ ...base, startLine: 'HTTP/1.1 200 OK' })).toMatch(/^HTTP\/1\.1 200 OK\n/);
  });

  test('explains the parameters of its address', () => {
    const asked = { ...base, startLine: 'GET https://as.example/cb?code=••••&state=%C3%A4#x=1' };
    expect(explainedQuery(asked).map(({ name, value }) => [name, value])).toEqual([
      ['code', '••••'],
      ['state', 'ä'],
    ]);
    expect(explainedQuery({ ...base, startLine: 'HTTP/1.1 200 OK' })).toEqual([]);
  });
});
