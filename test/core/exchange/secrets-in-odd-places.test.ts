import { describe, expect, it } from 'vitest';
import { formatCurl } from '../../../src/core/exchange/curl.ts';
import { spellingsOf } from '../../../src/core/exchange/echoes.ts';
import type { Exchange, ExchangeRequest, ExchangeResponse } from '../../../src/core/exchange/exchange.ts';
import { formatHar } from '../../../src/core/exchange/har.ts';
import { redactExchange } from '../../../src/core/exchange/redact.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const OPAQUE = 'opaque-tok-zz9';
/** With every sign that some way of writing texts escapes. */
const SECRET = `s3cr/t+V'al&u<e="9x`;
const FORM = [['Content-Type', 'application/x-www-form-urlencoded']] as const;
const SENT = { headers: FORM, body: bytes(`client_secret=${encodeURIComponent(SECRET)}`) };

function exchange(request: Partial<ExchangeRequest>, response: Partial<ExchangeResponse> = {}): Exchange {
  const empty = bytes('');
  return {
    id: 'e',
    purpose: 'token',
    request: { method: 'POST', url: 'https://as.example/token', headers: [], body: empty, ...request },
    response: {
      status: 400,
      statusText: 'Bad Request',
      httpVersion: '1.1',
      headers: [],
      body: empty,
      rawBody: empty,
      truncated: false,
      ...response,
    },
    timing: { startedAtMs: 1, totalMs: 2, reusedSocket: false },
  };
}

const nested = (times: number): string =>
  times === 0 ? JSON.stringify({ access_token: OPAQUE }) : JSON.stringify({ inner: nested(times - 1) });

function isIn(shown: Exchange, secret: string): boolean {
  const out = [
    JSON.stringify(redactExchange(shown)),
    JSON.stringify(formatHar([shown], { reveal: false })),
    formatCurl(shown, { reveal: false }),
  ].join('\n');
  return spellingsOf(secret).some((text) => out.includes(text));
}

describe('a secret is masked in the view, in HAR and in curl', () => {
  it.each<[string, Exchange]>([
    [
      'in a fragment that is a route',
      exchange({}, { headers: [['Location', `https://a.example/#/cb?access_token=${OPAQUE}&x=1`]] }),
    ],
    ['under the name of a list', exchange({ headers: FORM, body: bytes(`client_secret[]=${OPAQUE}`) })],
    ['under a name within a name', exchange({ headers: FORM, body: bytes(`a=1&user[password]=${OPAQUE}`) })],
    [
      'as a token in the place of a name',
      exchange({ url: `https://a.example/?eyJhbGciOiJIUzI1NiJ9.eyJhIjoxfQ.${OPAQUE}${OPAQUE}` }),
    ],
    ['in credentials of another header', exchange({ headers: [['X-Authorization', `Bearer ${OPAQUE}`]] })],
    ['in a bare header of that kind', exchange({ headers: [['X-Forwarded-Authorization', OPAQUE]] })],
    [
      'in an address in any header',
      exchange({}, { headers: [['X-Next', `https://a.example/cb?access_token=${OPAQUE}`]] }),
    ],
    ['in JSON in JSON in JSON', exchange({}, { body: bytes(nested(3)) })],
    ['in XML', exchange({}, { body: bytes(`<r><o:access_token a="b">${OPAQUE}</o:access_token></r>`) })],
    [
      'in a part of a form of parts',
      exchange({
        body: bytes(`--x\r\nContent-Disposition: form-data; name="client_secret"\r\n\r\n${OPAQUE}\r\n--x--`),
      }),
    ],
  ])('%s', (_, shown) => {
    expect(isIn(shown, OPAQUE)).toBe(false);
  });

  it.each<[string, Partial<ExchangeResponse>]>([
    ['in the reason phrase', { statusText: `Bad ${SECRET}` }],
    [
      'in an address, percent-encoded',
      { headers: [['Location', `https://x.example/?d=${encodeURIComponent(`no ${SECRET}`)}`]] },
    ],
    ['in a form', { body: bytes(new URLSearchParams({ e: `no ${SECRET}` }).toString()) }],
    [
      'in JSON that escapes slashes',
      { body: bytes(JSON.stringify({ e: `no ${SECRET}` }).replaceAll('/', '\\/')) },
    ],
    ['in HTML', { body: bytes(`<p>no s3cr/t+V&#39;al&amp;u&lt;e=&quot;9x</p>`) }],
  ])('that a server repeats %s', (_, response) => {
    expect(isIn(exchange(SENT, response), SECRET)).toBe(false);
  });
});

describe('what is no secret stays readable', () => {
  it('in headers that only speak of secrets', () => {
    const headers = [
      ['WWW-Authenticate', 'Bearer realm="x", error="invalid_token"'],
      ['Access-Control-Allow-Headers', 'authorization, x-api-key'],
      ['Vary', 'Authorization'],
      ['Link', '<https://a.example/p?page=2>; rel="next"'],
      ['Content-Type', 'application/token-introspection+jwt; charset=utf-8'],
    ] as const;
    expect(redactExchange(exchange({}, { headers })).response?.headers).toEqual(headers);
  });

  it('in HTML that shows code, and in a reason phrase', () => {
    const body = '<p><code>invalid_grant</code></p><state>ready</state>';
    const shown = redactExchange(exchange({}, { body: bytes(body) })).response;
    expect(shown).toMatchObject({ body, startLine: 'HTTP/1.1 400 Bad Request' });
  });
});
