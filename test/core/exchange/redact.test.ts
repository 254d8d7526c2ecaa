import { describe, expect, test } from 'vitest';
import {
  redactExchange,
  redactHeaders,
  redactParameters,
  redactText,
  redactUrl,
  showExchange,
} from '../../../src/core/exchange/redact.ts';
import { outlineExchange, viewExchange } from '../../../src/core/exchange/view.ts';
import { jwt, segment } from '../jose/tokens.ts';
import { exchange } from './exchanges.ts';

const SIGNED = jwt({ alg: 'ES256' }, { sub: 'alice' });
const UNSIGNED = jwt({ alg: 'none' }, { sub: 'alice' }, '');
const dots = (length: number) => '•'.repeat(length);
const shownJwt = SIGNED.replace(/[^.]+$/, (signature) => dots(signature.length));

const FORM = [['Content-Type', 'application/x-www-form-urlencoded']] as const;
const requestBody = (body: string, headers: readonly (readonly [string, string])[] = []) =>
  redactExchange(exchange({ body, headers })).request.body;

describe('a URL', () => {
  test.each([
    [
      'https://as.example/authorize?client_id=c&state=abc&code_challenge=xyz',
      'https://as.example/authorize?client_id=c&state=•••&code_challenge=xyz',
    ],
    [
      'http://127.0.0.1/cb?code=a%2Fb&iss=https%3A%2F%2Fas.example',
      'http://127.0.0.1/cb?code=•••••&iss=https%3A%2F%2Fas.example',
    ],
    [
      'https://app.example/#access_token=abc&token_type=Bearer',
      'https://app.example/#access_token=•••&token_type=Bearer',
    ],
    ['https://as.example/end?id_token_hint=' + SIGNED, 'https://as.example/end?id_token_hint=' + shownJwt],
    ['https://user:pass@as.example/x', 'https://user:••••@as.example/x'],
    [
      'https://as.example/login?back=https%3A%2F%2Fapp%2Fcb%3Fcode%3Dabc',
      `https://as.example/login?back=${dots(35)}`,
    ],
    ['https://api.example/t/' + SIGNED + '?x=1', 'https://api.example/t/' + shownJwt + '?x=1'],
    [
      'https://as.example/?CODE=abc&Access-Token=d&code=',
      'https://as.example/?CODE=•••&Access-Token=•&code=',
    ],
    ['not a url', 'not a url'],
  ])('%s', (url, shown) => {
    expect(redactUrl(url)).toBe(shown);
    expect(redactUrl(url)).toHaveLength(url.length);
  });
});

describe('a header', () => {
  test.each([
    ['Authorization', 'Bearer opaque', 'Bearer ••••••'],
    ['authorization', `DPoP ${SIGNED}`, `DPoP ${shownJwt}`],
    [
      'Authorization',
      `Bearer ${UNSIGNED}`,
      `Bearer ${UNSIGNED.split('.')[0]}.${dots(UNSIGNED.length - (UNSIGNED.indexOf('.') + 1))}`,
    ],
    ['Authorization', 'Basic YTpi', 'Basic ••••'],
    ['Authorization', 'secret-without-a-scheme', dots(23)],
    ['Proxy-Authorization', 'Basic YTpi', 'Basic ••••'],
    ['Cookie', 'sid=abc; theme=dark', 'sid=•••; theme=••••'],
    ['Set-Cookie', 'sid=abc; Path=/; HttpOnly', 'sid=•••; Path=/; HttpOnly'],
    ['DPoP', SIGNED, shownJwt],
    ['Location', 'http://127.0.0.1/cb?code=abc&state=d', 'http://127.0.0.1/cb?code=•••&state=•'],
    ['Refresh', '0; url=https://app/#id_token=abc', '0; url=https://app/#id_token=•••'],
    ['X-API-Key', 'abc', '•••'],
    ['X-Auth-Token', 'abc', '•••'],
    ['Client-Secret', 'abc', '•••'],
    ['X-Whatever', `of ${SIGNED}`, `of ${shownJwt}`],
    ['WWW-Authenticate', 'Bearer error="invalid_token"', 'Bearer error="invalid_token"'],
    ['DPoP-Nonce', 'abc', 'abc'],
    ['X-Request-Id', '3f1c8d0e-6a52-4c1b-9f0e-2b7a1d3c4e5f', '3f1c8d0e-6a52-4c1b-9f0e-2b7a1d3c4e5f'],
  ])('%s: %s', (name, value, shown) => {
    expect(redactHeaders([[name, value]])).toEqual([[name, shown]]);
  });
});

describe('a body', () => {
  test.each([
    [
      'a form',
      'grant_type=authorization_code&code=a%2Bb&code_verifier=vvv&client_id=c',
      'grant_type=authorization_code&code=•••••&code_verifier=•••&client_id=c',
    ],
    [
      'a token response',
      '{"access_token":"a\\/b","token_type":"Bearer","expires_in":3600}',
      '{"access_token":"••••","token_type":"Bearer","expires_in":3600}',
    ],
    ['a JWT in it', `{"id_token":"${SIGNED}"}`, `{"id_token":"${shownJwt}"}`],
    [
      'names in other styles',
      '{"accessToken":"abc","client-secret":"abc"}',
      '{"accessToken":"•••","client-secret":"•••"}',
    ],
    [
      'a number where a text belongs',
      '{"access_token":12345,"code":400}',
      '{"access_token":•••••,"code":400}',
    ],
    [
      'what a secret member holds',
      '{"token":{"value":"abc","parts":["d",{"e":"f"}]},"x":"y"}',
      '{"token":{"value":"•••","parts":["•",{"e":"•"}]},"x":"y"}',
    ],
    [
      'an ordinary name over a structure',
      '{"response":{"x":"y"},"code":"abc"}',
      '{"response":{"x":"y"},"code":"•••"}',
    ],
    [
      'a private key',
      '{"keys":[{"kty":"RSA","n":"abc","d":"abc","p":"abc"}]}',
      '{"keys":[{"kty":"RSA","n":"abc","d":"•••","p":"•••"}]}',
    ],
    ['d without a key around it', '{"d":"abc","k":"v"}', '{"d":"abc","k":"v"}'],
    [
      'a URL in a text',
      '{"next":"https:\\/\\/app\\/cb?code=4\\/0Ade9&state=q1w2"}',
      '{"next":"https:\\/\\/app\\/cb?code=••••••••&state=••••"}',
    ],
    [
      'a URL with an escaped ampersand',
      '{"next":"https://app/cb?code=a1b2\\u0026state=q1w2"}',
      '{"next":"https://app/cb?code=••••\\u0026state=••••"}',
    ],
    ['a token under a name of its own', `{"my_thing":"${SIGNED}"}`, `{"my_thing":"${shownJwt}"}`],
    ['an empty secret', '{"access_token":""}', '{"access_token":""}'],
    [
      'a message of the server',
      '{"error":"invalid_grant","error_description":"The code: 12 is no longer valid"}',
      '{"error":"invalid_grant","error_description":"The code: 12 is no longer valid"}',
    ],
    [
      'metadata',
      '{"token_endpoint":"https://as.example/token","request_parameter_supported":true}',
      '{"token_endpoint":"https://as.example/token","request_parameter_supported":true}',
    ],
    [
      'duplicates',
      '{"access_token":"abc","access_token":"def"}',
      '{"access_token":"•••","access_token":"•••"}',
    ],
    [
      'JSON that was cut off',
      '{"token_type":"Bearer","access_token":"ab c',
      '{"token_type":"Bearer","access_token":"••••',
    ],
    [
      'broken JSON',
      '{"access_token":"abc",,"refresh_token":"def"}',
      '{"access_token":"•••",,"refresh_token":"•••"}',
    ],
    ['JSON behind a byte order mark', '\uFEFF{"access_token":"abc"}', '\uFEFF{"access_token":"•••"}'],
    ['a JWT', SIGNED, shownJwt],
    [
      'HTML with a form',
      '<form><input type="hidden" name="code" value="abc"></form>',
      '<form><input type="hidden" name="code" value="•••"></form>',
    ],
  ])('loses its secrets and nothing else: %s', (_name, body, shown) => {
    expect(requestBody(body)).toBe(shown);
    expect(requestBody(body, FORM)).toHaveLength(body.length);
  });

  test('is read by what it is and not by what it calls itself', () => {
    const body = '{"access_token":"abc"}';
    for (const type of ['text/html', 'application/x-www-form-urlencoded', 'application/octet-stream']) {
      expect(requestBody(body, [['content-type', type]])).toBe('{"access_token":"•••"}');
    }
  });

  test('that is no text is not shown at all', () => {
    const shown = redactExchange(
      exchange({ body: new Uint8Array([0xff, 0xfe, 0x00]), response: { body: 'a\0access_token=abc' } }),
    );
    expect(shown.request).toMatchObject({ body: '', bodyKind: 'binary', bodyBytes: 3 });
    expect(shown.response).toMatchObject({ body: '', bodyKind: 'binary', bodyBytes: 18 });
  });

  test('of five megabytes is masked in reasonable time, whole or cut off', () => {
    const body = JSON.stringify({
      access_token: 'x'.repeat(2_500_000),
      list: Array.from({ length: 50_000 }, (_, index) => ({ name: `item ${index}` })),
    });
    for (const text of [body, body.slice(0, 2_000_000)]) {
      const started = performance.now();
      expect(requestBody(text)).not.toContain('xx');
      expect(performance.now() - started).toBeLessThan(5000);
    }
  });
});

describe('a whole exchange', () => {
  const whole = exchange({
    url: 'https://as.example/token?x=1',
    headers: [['Authorization', 'Basic YTpi'], ...FORM],
    body: 'grant_type=refresh_token&refresh_token=abc',
    response: {
      headers: [['Content-Type', 'application/json']],
      body: '{"access_token":"abc"}',
      truncated: true,
    },
  });

  test('is JSON with everything that was there but its secrets', () => {
    expect(JSON.parse(JSON.stringify(redactExchange(whole)))).toEqual({
      id: 'x1',
      purpose: 'token',
      url: 'https://as.example/token?x=1',
      request: {
        startLine: 'POST https://as.example/token?x=1',
        headers: [
          ['Authorization', 'Basic ••••'],
          ['Content-Type', 'application/x-www-form-urlencoded'],
        ],
        body: 'grant_type=refresh_token&refresh_token=•••',
        bodyKind: 'form',
        bodyBytes: 42,
        truncated: false,
      },
      response: {
        startLine: 'HTTP/1.1 200 OK',
        headers: [['Content-Type', 'application/json']],
        body: '{"access_token":"•••"}',
        bodyKind: 'json',
        bodyBytes: 22,
        truncated: true,
      },
      timing: whole.timing,
    });
  });

  test('is as it was when it is revealed', () => {
    const shown = showExchange(whole, true);
    expect(shown.request.headers).toEqual(whole.request.headers);
    expect(shown.request.body).toBe('grant_type=refresh_token&refresh_token=abc');
    expect(shown.response?.body).toBe('{"access_token":"abc"}');
  });

  test('has an outline without query, fragment or secrets', () => {
    expect(
      outlineExchange(exchange({ url: 'http://127.0.0.1:5000/cb?code=abc#x', response: null }), {
        runId: 'r',
      }),
    ).toEqual({
      id: 'x1',
      runId: 'r',
      purpose: 'token',
      method: 'POST',
      origin: 'http://127.0.0.1:5000',
      path: '/cb',
      failure: { kind: 'refused', message: 'The connection was refused.' },
      requestBytes: 0,
      responseBytes: 0,
      startedAtMs: 1_767_322_645_678,
      totalMs: 30,
      timing: exchange({}).timing,
    });
    expect(outlineExchange(exchange({ url: 'com.example.app:/cb?code=abc' }))).toMatchObject({
      origin: 'com.example.app:',
      path: '/cb',
    });
    expect(outlineExchange(exchange({ url: '::' }))).toMatchObject({ origin: '', path: '' });
    expect(outlineExchange(exchange({ url: `https://a.example/${SIGNED}` })).path).not.toContain(SIGNED);
  });

  test('is shown for the screen with its place, masked or not', () => {
    expect(viewExchange(whole, { runId: 'r', stepId: undefined }, false)).toMatchObject({
      summary: { runId: 'r', status: 200, requestBytes: 42, responseBytes: 22 },
      request: { body: 'grant_type=refresh_token&refresh_token=•••' },
      isRevealed: false,
    });
    expect(viewExchange(whole, {}, true).request.body).toContain('refresh_token=abc');
  });
});

test('decoded parameters keep their names and lose their secrets', () => {
  expect(
    redactParameters([
      ['grant_type', 'x'],
      ['code', 'a b'],
      ['redirect_uri', 'https://app/cb'],
      ['go', 'https://app/?code=a1'],
    ]),
  ).toEqual([
    ['grant_type', 'x'],
    ['code', '•••'],
    ['redirect_uri', 'https://app/cb'],
    ['go', dots(20)],
  ]);
});

describe('free text', () => {
  test.each([
    ['failed with access_token=abc&x=1', 'failed with access_token=•••&x=1'],
    ['refresh_token: abc', 'refresh_token: •••'],
    [
      `{"client_secret": "a b"} and {\\"code_verifier\\":\\"abc\\"}`,
      `{"client_secret": "•••"} and {\\"code_verifier\\":\\"•••\\"}`,
    ],
    ["{ clientSecret: 'abc' }", "{ clientSecret: '•••' }"],
    ['password => abc', 'password => •••'],
    ['code%3Da1b2c3', 'code%3D••••••'],
    ['Authorization: Bearer abcdef', 'Authorization: Bearer ••••••'],
    ['sent basic YTpiYTpi to it', 'sent basic •••••••• to it'],
    [`token ${SIGNED}.`, `token ${dots(SIGNED.length)}.`],
    [`wrapped ${SIGNED.slice(0, 70)}`, `wrapped ${dots(70)}`],
    ['at https://user:pw@as.example/', 'at https://user:••@as.example/'],
    [`got ${segment(new Uint8Array(32).map((_, index) => index * 37))} from it`, `got ${dots(43)} from it`],
    ['run 3f1c8d0e-6a52-4c1b-9f0e-2b7a1d3c4e5f', `run ${dots(36)}`],
  ])('loses what looks like a secret: %s', (text, shown) => {
    expect(redactText(text)).toBe(shown);
  });

  test.each([
    '/usr/lib/node_modules/undici/lib/dispatcher/client-h1.js:123:45',
    'at Object.authorizationCodeGrantRequest (file:///src/engine/acquire/authorization-code.ts:12:3)',
    'https://as.example/.well-known/oauth-authorization-server',
    'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION',
    'urn:ietf:params:oauth:grant-type:token-exchange',
    '2026-01-02T03:04:05.678Z connect ECONNREFUSED 127.0.0.1:40123',
    'state: ready, code=ECONNRESET, exit code: 1, code=404',
    'Content-Type: application/x-www-form-urlencoded;charset=UTF-8',
    'eyes.example.com is not a token, nor is www.example.com',
    'grant_type=refresh_token&scope=openid',
  ])('keeps what does not: %s', (text) => {
    expect(redactText(text)).toBe(text);
  });
});
