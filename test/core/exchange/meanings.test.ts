import { describe, expect, test } from 'vitest';
import { meaningsOf } from '../../../src/core/exchange/meanings.ts';

const EMPTY = { startLine: '', headers: [], body: '', bodyKind: 'empty' } as const;

describe('what is meant in a message', () => {
  test('is said of parameters in the address, in a form, and of members of a JSON object', () => {
    const asked = { ...EMPTY, startLine: 'GET https://as.example/a?state=1&mine=2' };
    const form = { ...EMPTY, body: 'grant_type=x&mine=1', bodyKind: 'form' } as const;
    const json = { ...EMPTY, body: '{"expires_in":1,"mine":2}', bodyKind: 'json' } as const;
    expect([asked, form, json].map((message) => Object.keys(meaningsOf(message).names))).toEqual([
      ['state'],
      ['grant_type'],
      ['expires_in'],
    ]);
    expect(meaningsOf(form).names['grant_type']?.section).toContain('RFC 6749');
  });

  test('is said of the parameters and the error of each challenge', () => {
    const headers = [
      ['WWW-Authenticate', 'Bearer scope="a", error="invalid_token"'],
      ['www-authenticate', 'DPoP error="made_up"'],
    ] as const;
    const { names, errors } = meaningsOf({ ...EMPTY, headers });
    expect(Object.keys(names)).toEqual(expect.arrayContaining(['scope', 'error']));
    expect(errors).toEqual({ invalid_token: expect.objectContaining({ section: 'RFC 6750 §3.1' }) });
  });

  test('is nothing where nothing is known, whatever is in it', () => {
    const nothing = { names: {}, errors: {} };
    const bodies = ['{"a":', '[1]', 'null', '{"__proto__":1,"constructor":2}'];
    for (const body of bodies) expect(meaningsOf({ ...EMPTY, body, bodyKind: 'json' })).toEqual(nothing);
    expect(meaningsOf({ ...EMPTY, body: 'access_token=1', bodyKind: 'text' })).toEqual(nothing);
    expect(meaningsOf({ ...EMPTY, startLine: 'HTTP/1.1 200 OK' })).toEqual(nothing);
  });
});
