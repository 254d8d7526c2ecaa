import { describe, expect, test } from 'vitest';
import { detectPasted } from '../../../src/core/jose/detect.ts';
import { PRESENTED } from '../../support/vectors/rfc9901.ts';
import { jwt } from './tokens.ts';

const JWT = jwt({ alg: 'ES256' }, { sub: 'alice' });
const OTHER = jwt({ alg: 'RS256' }, { sub: 'bob' });
const OPAQUE = 'mW8wc0rjV_Yz8_6gqS3xqfBSF0Yq3kGzC4ZyW8xuJ3';

function found(text: string) {
  const { kind, tokens } = detectPasted(text);
  for (const token of tokens) expect(text.slice(token.start, token.end)).toContain(token.text);
  return { kind, tokens: tokens.map(({ role, text: token, sightings }) => [role, token, sightings ?? 1]) };
}

describe('JSON', () => {
  test('that is a JWS or a JWE is one token, whatever stands around it', () => {
    const jws = JSON.stringify({ payload: 'e30', protected: 'e30', signature: 'AA' });
    expect(found(`\n${jws} `)).toEqual({ kind: 'token', tokens: [[undefined, jws, 1]] });
    const jwe = JSON.stringify({ protected: 'e30', ciphertext: 'AA', iv: 'AA', tag: 'AA' });
    expect(found(jwe)).toEqual({ kind: 'token', tokens: [[undefined, jwe, 1]] });
    const broken = `${jws.slice(0, -1)},`;
    expect(found(broken)).toEqual({ kind: 'token', tokens: [[undefined, broken, 1]] });
  });

  test('that an introspection endpoint answers holds no token and is itself what there is to see', () => {
    const answer = '{"active":true,"sub":"alice","scope":"read"}';
    expect(found(answer)).toEqual({
      kind: 'introspection_response',
      tokens: [['introspection_response', answer, 1]],
    });
  });

  test('of any other sort gives up the tokens in it, each once', () => {
    const text = JSON.stringify({ users: [{ session: JWT }, { session: OTHER }, { session: JWT }] });
    expect(found(text)).toEqual({
      kind: 'json',
      tokens: [
        [undefined, JWT, 2],
        [undefined, OTHER, 1],
      ],
    });
    expect(found(JSON.stringify([JWT]))).toEqual({ kind: 'json', tokens: [[undefined, JWT, 1]] });
    expect(found('{"a":1}')).toEqual({ kind: 'unknown', tokens: [] });
  });
});

describe('a HAR file', () => {
  const entry = (request: object, response: object = {}) => ({
    request: { method: 'GET', url: 'https://a.example/', headers: [], ...request },
    response: { status: 200, headers: [], content: {}, ...response },
  });
  const har = (...entries: readonly object[]) => JSON.stringify({ log: { version: '1.2', entries } });

  test('has tokens in headers, addresses, forms and answers; each is listed once, with what it was for', () => {
    const text = har(
      entry(
        { postData: { text: `grant_type=refresh_token&refresh_token=${OPAQUE}` } },
        {
          content: { text: JSON.stringify({ access_token: JWT, id_token: OTHER }) },
        },
      ),
      entry({ headers: [{ name: 'Authorization', value: `Bearer ${JWT}` }] }),
      entry({}, { headers: [{ name: 'location', value: `https://c.example/cb#access_token=${JWT}` }] }),
    );
    expect(found(text)).toEqual({
      kind: 'har',
      tokens: [
        ['refresh_token', OPAQUE, 1],
        ['access_token', JWT, 3],
        ['id_token', OTHER, 1],
      ],
    });
  });

  test('without tokens is a HAR file all the same', () => {
    expect(found(har(entry({})))).toEqual({ kind: 'har', tokens: [] });
    expect(found('{"log":{"entries":[1,{"request":7}]}}')).toEqual({ kind: 'har', tokens: [] });
  });
});

describe('a log', () => {
  test('gives up tokens in the middle of lines, of every compact form, each once', () => {
    const text = [
      `2026-11-26T12:00:00Z INFO request auth="Bearer ${JWT}" path=/x`,
      `2026-11-26T12:00:01Z DEBUG presented ${PRESENTED}, fine`,
      `2026-11-26T12:00:02Z DEBUG answer {\\"access_token\\":\\"${OPAQUE}\\"}`,
      `2026-11-26T12:00:03Z INFO again Bearer ${JWT}`,
      `2026-11-26T12:00:04Z INFO not a token: eyJabc.def.ghi e.g. www.example.com`,
    ].join('\n');
    expect(found(text)).toEqual({
      kind: 'log',
      tokens: [
        ['access_token', JWT, 2],
        [undefined, PRESENTED, 1],
        ['access_token', OPAQUE, 1],
      ],
    });
  });

  test('of JSON lines is read likewise', () => {
    expect(found(`{"level":"info","token":"${JWT}"}\n{"level":"info"}\n`)).toEqual({
      kind: 'log',
      tokens: [[undefined, JWT, 1]],
    });
  });

  test('without a token is nothing known', () => {
    expect(found('nothing to see\nhere')).toEqual({ kind: 'unknown', tokens: [] });
  });

  test.each<[name: string, text: string]>([
    ['one run of token characters', `ey${'-ey'.repeat(600_000)} x`],
    ['the word token', `x ${'token'.repeat(300_000)}`],
    ['tildes', `x eyJhbGciOiJub25lIn0.e30.${'~a'.repeat(700_000)}`],
    ['dots', `x ${'eyJhbGciOiJub25lIn0.'.repeat(70_000)}`],
    ['names of parameters', `x ${'access_token='.repeat(100_000)}`],
    ['schemes', `x ${'bearer '.repeat(200_000)}`],
    ['a list of lists', `${'['.repeat(900_000)} x`],
  ])('of a megabyte of %s takes no second', (_, text) => {
    const from = performance.now();
    detectPasted(text);
    expect(performance.now() - from).toBeLessThan(1000);
  });
});
