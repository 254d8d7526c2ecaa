import { describe, expect, test } from 'vitest';
import { checkJwt, checkStructure } from '../../../src/core/checks/index.ts';
import { compareTokens } from '../../../src/core/compare/compare-tokens.ts';
import { redactText } from '../../../src/core/exchange/redact.ts';
import { secretsInJson } from '../../../src/core/exchange/secret-ranges.ts';
import { readClaims, readHeaderParameters } from '../../../src/core/jose/claims-view.ts';
import { detectPasted } from '../../../src/core/jose/detect.ts';
import { judgeKind } from '../../../src/core/jose/kind.ts';
import { parseToken } from '../../../src/core/jose/parse.ts';
import type { ParsedJws, TokenKind } from '../../../src/core/jose/token.ts';
import { pointerRange } from '../../../src/core/text/json.ts';
import { encodeBase64url } from '../../../src/core/text/base64url.ts';
import { readParameters } from '../../../src/core/text/parameters.ts';
import { cpuMs, HANG_MS, repeated, SHORT } from './cpu-time.ts';
import { bombs, type NamedText, repetitions } from './texts.ts';

/** Everything that core does with a pasted text; of very many tokens in it the first few. */
function readAll(text: string): void {
  const { tokens } = detectPasted(text);
  const found = tokens.length === 0 ? [text] : tokens.slice(0, 20).map((token) => token.text);
  for (const each of found) {
    const token = parseToken(each);
    if (token.format !== 'jws') checkStructure({ token });
    else for (const kind of ['access_token', 'id_token', judgeKind(token)] as const) judge(token, kind);
  }
}

function judge(token: ParsedJws, kind: TokenKind): void {
  const header = token.header.json?.object;
  const claims = token.payload.json?.object;
  if (claims) readClaims(claims, { nowSeconds: 0 });
  if (header) readHeaderParameters(header);
  const signature = { state: 'unchecked', reason: 'no_keys', message: '' } as const;
  const clock = { nowSeconds: 1_800_000_000, skewSeconds: 30 };
  checkJwt({ token, kind, header, claims, signature, expected: {}, clock });
}

/** Those that took so long that of a megabyte a person would think the program hangs. */
function slow(texts: readonly NamedText[], read: (text: string) => void): readonly string[] {
  return texts.flatMap(([name, text]) => {
    const made = text();
    const ms = cpuMs(() => read(made));
    return ms > SHORT.hangMs ? [`${name}: ${Math.round(ms)} ms`] : [];
  });
}

describe('a megabyte of hostile text is read without a hang', () => {
  test.each(bombs)('%s', (_, text) => {
    const made = text();
    expect(cpuMs(() => readAll(made))).toBeLessThan(HANG_MS);
  });

  test('pieces again and again, behind anything that a reader takes for its own', () => {
    expect(slow(repetitions(SHORT.length), readAll)).toEqual([]);
  }, 120_000);
});

describe('hostile text is searched for secrets without a hang', () => {
  test('as free text', () => {
    expect(slow(repetitions(SHORT.length, ['']), redactText)).toEqual([]);
  }, 60_000);

  test.each([
    ['names that are secret, one in another', `${'{"a":1,"token":'.repeat(60_000)}1${'}'.repeat(60_000)}`],
    ['lists in lists', '[1,'.repeat(300_000)],
    [
      'keys under a long name',
      `{"${'x'.repeat(300_000)}":[${Array.from({ length: 40_000 }, () => '{"kty":"oct","k":"a"}').join(',')}]}`,
    ],
  ])('as JSON: %s', (_, text) => {
    expect(cpuMs(() => secretsInJson(text))).toBeLessThan(HANG_MS);
  });
});

describe('places are found without a hang', () => {
  test('of a pointer among many under a long name', () => {
    const text = `{"${'x'.repeat(300_000)}":{${repeated('"a":1,', 600_000)}"b":2}}`;
    expect(cpuMs(() => pointerRange(text, '/a/b'))).toBeLessThan(HANG_MS);
  });

  test('of parameters without a value', () => {
    expect(cpuMs(() => readParameters(repeated('a&', 1_000_000)))).toBeLessThan(HANG_MS);
  });
});

describe('two hostile tokens are compared without a hang', () => {
  const side = (claims: string) => ({
    parsed: parseToken(`${encode('{"alg":"none"}')}.${encode(claims)}.`),
    life: {},
    scope: Array.from({ length: 200_000 }, (_, index) => `s${index}`),
  });
  const ones = repeated('1,', 400_000);

  test.each([
    ['numbers under a long name', `{"a":1.0,"${'x'.repeat(400_000)}":[${ones}1]}`],
    ['numbers that are deep', `{"a":1.0,"b":${'['.repeat(500)}${ones}1${']'.repeat(500)}}`],
  ])('%s', (_, claims) => {
    const [left, right] = [side(claims), side(`${claims} `)];
    expect(cpuMs(() => compareTokens(left, right))).toBeLessThan(3 * HANG_MS);
  });
});

test('very many scopes under two names are compared without a hang', () => {
  const scp = Array.from({ length: 100_000 }, (_, index) => `p${index}`);
  const scope = Array.from({ length: 100_000 }, (_, index) => `s${index}`).join(' ');
  const text = `${encode('{"alg":"RS256"}')}.${encode(JSON.stringify({ scope, scp }))}.AA`;
  expect(cpuMs(() => readAll(text))).toBeLessThan(HANG_MS);
});

test('a JWS in JSON beside much else is taken apart without a hang', () => {
  const numbers = repeated('1,', 400_000);
  const text = `{"payload":"e30","signature":"AA","${'x'.repeat(400_000)}":[${numbers}1]}`;
  expect(cpuMs(() => parseToken(text))).toBeLessThan(HANG_MS);
});

function encode(text: string): string {
  return encodeBase64url(new TextEncoder().encode(text));
}
