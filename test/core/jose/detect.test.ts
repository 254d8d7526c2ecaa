import { describe, expect, test } from 'vitest';
import { detectPasted } from '../../../src/core/jose/detect.ts';
import { MAX_TOKEN_LENGTH } from '../../../src/core/jose/parse.ts';
import { kindOfRole } from '../../../src/core/jose/token-roles.ts';
import { jwt } from './tokens.ts';

const JWT = jwt({ alg: 'ES256' }, { sub: 'alice' });
const PROOF = jwt({ alg: 'ES256', typ: 'dpop+jwt' }, { htm: 'GET' });

type Expected = readonly (readonly [role: string | undefined, text: string])[];

function pasted(text: string): { kind: string; tokens: Expected } {
  const { kind, tokens } = detectPasted(text);
  return { kind, tokens: tokens.map((token) => [token.role, token.text]) };
}

describe('a bare token', () => {
  test('may have its payload unencoded, with spaces in it (RFC 7797 §5.2); a text that only looks so is none', () => {
    const plain = `${btoa('{"alg":"HS256","b64":false,"crit":["b64"]}').replaceAll('=', '')}.This is the payload: here.`;
    const token = `${plain.replace(/\.$/, '')}.c2lnbmF0dXJl`;
    expect(pasted(`${token}\n`)).toEqual({ kind: 'token', tokens: [[undefined, token]] });
    const encoded = token.replace(/^[^.]+/, btoa('{"alg":"HS256"}').replaceAll('=', ''));
    expect(pasted(encoded).tokens).toEqual([]);
  });

  test.each([
    ['a JWT', JWT],
    ['an opaque token', 'mW8wc0rjV_Yz8_6gqS3xqfBSF0Yq3kGzC4ZyW8xuJ3-'],
    ['half a JWT', 'eyJhbGciOiJub25lIn0.eyJ'],
    ['base64 with padding', 'ab+/cd=='],
    ['one word', 'hello'],
    ['a host name', 'www.example.com'],
    ['dots', '.....'],
  ])('is %s', (_name, text) => {
    expect(pasted(text)).toEqual({ kind: 'token', tokens: [[undefined, text]] });
    expect(pasted(`\n  ${text} \n`)).toEqual({ kind: 'token', tokens: [[undefined, text]] });
    expect(detectPasted(`\n  ${text} \n`).tokens[0]?.start).toBe(3);
  });

  test.each(['"', "'", '`'])('may stand in quotes: %s', (quote) => {
    expect(pasted(`${quote}${JWT}${quote}`)).toEqual({ kind: 'token', tokens: [[undefined, JWT]] });
    expect(pasted(` ${quote}${JWT}${quote},`)).toEqual({ kind: 'token', tokens: [[undefined, JWT]] });
  });

  test.each([
    ['a JWS', '{"payload":"e30","protected":"eyJhbGciOiJFUzI1NiJ9","signature":"AA"}'],
    [
      'a JWS of several',
      '{"payload":"e30","signatures":[{"protected":"eyJhbGciOiJFUzI1NiJ9","signature":"AA"}]}',
    ],
    [
      'a JWE',
      '{"protected":"eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0","iv":"AA","ciphertext":"AA","tag":"AA"}',
    ],
  ])('may be %s in JSON, which stands as it is', (_, token) => {
    expect(detectPasted(` \n${token}\n`)).toEqual({
      kind: 'token',
      tokens: [{ text: token, start: 2, end: 2 + token.length }],
    });
  });

  test('may be a JWT that a mail program wrapped, line ends and all', () => {
    const wrapped = JWT.replace(/(.{30})/g, '$1\n');
    expect(pasted(wrapped)).toEqual({ kind: 'token', tokens: [[undefined, wrapped.trim()]] });
  });
});

describe('credentials', () => {
  test.each<[text: string, tokens: Expected]>([
    [`Bearer ${JWT}`, [['access_token', JWT]]],
    [`bearer  ${JWT}\n`, [['access_token', JWT]]],
    [`DPoP ${JWT}`, [['access_token', JWT]]],
    ['Bearer opaque', [['access_token', 'opaque']]],
    [`Authorization: Bearer ${JWT}`, [['access_token', JWT]]],
    [`authorization:DPoP ${JWT}`, [['access_token', JWT]]],
    ['Authorization: Basic YTpi', []],
    ['Authorization:', []],
    ['Authorization: Bearer $TOKEN', []],
    [`DPoP: ${PROOF}`, [['dpop_proof', PROOF]]],
    [
      `GET /me HTTP/1.1\r\nHost: api.example\r\nAuthorization: DPoP ${JWT}\r\nDPoP: ${PROOF}\r\n\r\n`,
      [
        ['access_token', JWT],
        ['dpop_proof', PROOF],
      ],
    ],
  ])('%s', (text, tokens) => {
    expect(pasted(text)).toEqual({ kind: 'authorization_header', tokens: tokens });
    for (const token of detectPasted(text).tokens)
      expect(text.slice(token.start, token.end)).toBe(token.text);
  });
});

describe('a curl command', () => {
  test.each<[name: string, text: string, tokens: Expected]>([
    ['a header', `curl -H 'Authorization: Bearer ${JWT}' https://api.example`, [['access_token', JWT]]],
    [
      'a header in one word',
      `curl -H"Authorization: Bearer ${JWT}" https://api.example`,
      [['access_token', JWT]],
    ],
    [
      'short options together',
      `curl -sSLH 'authorization: Bearer ${JWT}' https://api.example`,
      [['access_token', JWT]],
    ],
    [
      'two headers over lines',
      `curl https://api.example \\\n  --header 'Authorization: DPoP ${JWT}' \\\n  --header 'DPoP: ${PROOF}'`,
      [
        ['access_token', JWT],
        ['dpop_proof', PROOF],
      ],
    ],
    ['a prompt', `$ curl --oauth2-bearer ${JWT} https://api.example`, [['access_token', JWT]]],
    [
      'cmd',
      `curl.exe ^"https://api.example^" ^\r\n  -H ^"Authorization: Bearer ${JWT}^"`,
      [['access_token', JWT]],
    ],
    [
      'a form',
      `curl -d token=abc%2Fdef -d 'refresh_token=r&grant_type=x' https://as.example/revoke`,
      [
        ['token', 'abc/def'],
        ['refresh_token', 'r'],
      ],
    ],
    [
      'data that curl encodes',
      `curl --data-urlencode 'client_assertion=${JWT}' https://as.example/token`,
      [['client_assertion', JWT]],
    ],
    [
      'a JSON body',
      `curl --json '{"refresh_token":"r\\u002f1","x":1}' https://as.example`,
      [['refresh_token', 'r/1']],
    ],
    ['a form upload', `curl -F subject_token=${JWT} https://as.example`, [['subject_token', JWT]]],
    ['a URL', `curl 'https://api.example/?access_token=${JWT}&x=1'`, [['access_token', JWT]]],
    ['a variable', `curl -H "Authorization: Bearer $TOKEN" https://api.example`, []],
    ['values of other options', `curl -o access_token=x -u id_token=y -A 'Bearer z' https://api.example`, []],
    ['no token', 'curl https://api.example', []],
    ['an option at the end', 'curl https://api.example -H', []],
    ['another command behind it', `curl https://api.example; echo 'Authorization: Bearer ${JWT}'`, []],
  ])('with %s', (_name, text, tokens) => {
    expect(pasted(text)).toEqual({ kind: 'curl', tokens: tokens });
  });

  test('tells where its tokens stand, encoded as they are', () => {
    const text = `  curl -d "token=abc%2Fdef" https://x`;
    const [token] = detectPasted(text).tokens;
    expect(text.slice(token?.start, token?.end)).toBe('abc%2Fdef');
  });
});

describe('a callback', () => {
  test.each<[name: string, text: string, tokens: Expected]>([
    ['a code', 'http://127.0.0.1:5000/callback?code=abc&state=x', []],
    ['an error', 'com.example.assay:/callback?error=access_denied', []],
    [
      'a fragment',
      `https://app.example/#access_token=${JWT}&token_type=Bearer&id_token=${PROOF}&state=x`,
      [
        ['access_token', JWT],
        ['id_token', PROOF],
      ],
    ],
    [
      'query and fragment',
      `https://app.example/?response=${JWT}#id_token=${PROOF}`,
      [
        ['authorization_response', JWT],
        ['id_token', PROOF],
      ],
    ],
    ['a fragment alone', `#access_token=a%2Bb&token_type=Bearer`, [['access_token', 'a+b']]],
    ['a query alone', '?code=abc&iss=https%3A%2F%2Fas.example', []],
    ['a path', '/callback?code=abc&state=x', []],
    ['a form post', 'code=abc&state=x', []],
    ['a fragment without its sign', `access_token=${JWT}&token_type=Bearer&state=x`, [['access_token', JWT]]],
  ])('with %s', (_name, text, tokens) => {
    expect(pasted(text)).toEqual({ kind: 'callback_url', tokens: tokens });
  });
});

describe('a token response', () => {
  test('in JSON gives each token by its role, in its order and place', () => {
    const text = ` {\n "token_type": "Bearer", "id_token": "${JWT}",\n "access_token": "a\\/b", "expires_in": 3600, "refresh_token": "r" }`;
    expect(pasted(text)).toEqual({
      kind: 'token_response',
      tokens: [
        ['id_token', JWT],
        ['access_token', 'a/b'],
        ['refresh_token', 'r'],
      ],
    });
    expect(detectPasted(text).tokens.map(({ start, end }) => text.slice(start, end))).toEqual([
      JWT,
      'a\\/b',
      'r',
    ]);
  });

  test('may be form-encoded, as GitHub’s is', () => {
    expect(pasted('access_token=gho_16C7e42F292c&scope=repo%2Cgist&token_type=bearer')).toEqual({
      kind: 'token_response',
      tokens: [['access_token', 'gho_16C7e42F292c']],
    });
  });

  test('takes the last of duplicates, as every reader does', () => {
    expect(pasted('{"access_token":"a","access_token":"b"}')).toEqual({
      kind: 'token_response',
      tokens: [['access_token', 'b']],
    });
  });
});

describe('what is none of these', () => {
  test.each([
    ['nothing', '', 'empty'],
    ['white space', ' \n', 'empty'],
    ['more than is read', 'A'.repeat(MAX_TOKEN_LENGTH + 1), 'too_large'],
    ['a sentence', 'the bearer of this token', 'unknown'],
    ['a sentence that mentions curl', 'curl', 'token'],
    ['broken JSON', '{"access_token":"a"', 'unknown'],
    ['JSON with another content', '{"state":"active"}', 'unknown'],
    ['JSON with tokens of the wrong type', '{"access_token":1,"refresh_token":""}', 'unknown'],
    ['a URL that is no callback', 'https://as.example/.well-known/openid-configuration', 'unknown'],
    ['two lines of words', 'one two\nthree', 'unknown'],
  ])('is said so: %s', (_name, text, kind) => {
    const found = detectPasted(text);
    expect(found.kind).toBe(kind);
    if (kind !== 'token') expect(found.tokens).toEqual([]);
  });
});

test('a role gives the hint for the kind where it fits one alone', () => {
  expect(kindOfRole('id_token')).toBe('id_token');
  expect(kindOfRole('token')).toBeUndefined();
  expect(kindOfRole(undefined)).toBeUndefined();
});
