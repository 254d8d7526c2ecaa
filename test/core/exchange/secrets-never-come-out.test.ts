import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatCurl } from '../../../src/core/exchange/curl.ts';
import type { Exchange, RawHeaders } from '../../../src/core/exchange/exchange.ts';
import { formatHar } from '../../../src/core/exchange/har.ts';
import { redactExchange, redactText, showExchange } from '../../../src/core/exchange/redact.ts';
import { viewExchange } from '../../../src/core/exchange/view.ts';
import { jwt, segment } from '../jose/tokens.ts';
import { exchange } from './exchanges.ts';

/** Written out here, not taken from the table: the table is what is tested. */
const NAMES = [
  'code',
  'access_token',
  'refresh_token',
  'id_token',
  'id_token_hint',
  'client_secret',
  'client_assertion',
  'code_verifier',
  'password',
  'device_code',
  'user_code',
  'state',
  'token',
  'subject_token',
  'actor_token',
  'assertion',
  'response',
  'registration_access_token',
  'accessToken',
  'CLIENT-SECRET',
] as const;

/** Looks like nothing, and survives every encoding as it is: where it comes out, a secret came out. */
const MARKER = 'zq9kMarker7xw';
const around = fc.string({ unit: 'grapheme', maxLength: 6 });
const anySecret = fc.tuple(around, around).map(([before, after]) => `${before}${MARKER}${after}`);
const plainSecret = fc.stringMatching(/^[A-Za-z0-9_~.-]{0,12}$/).map((text) => `${text}${MARKER}${text}`);
const headerSecret = fc.stringMatching(/^[!-+\x2d-:<-~]{0,8}$/).map((text) => `${text}${MARKER}`);
const name = fc.constantFrom(...NAMES);

const form = (pairs: readonly (readonly [string, string])[]) =>
  new URLSearchParams(pairs.map(([key, value]) => [key, value])).toString();
const percent = (text: string) => encodeURIComponent(text.toWellFormed());
const both = (parts: { headers?: RawHeaders; body?: string }): Exchange[] => [
  exchange(parts),
  exchange({ response: parts }),
];

/** Every place where a secret may stand in an exchange. */
const carriers: { readonly [place: string]: fc.Arbitrary<readonly Exchange[]> } = {
  'the query of a URL': fc
    .tuple(name, anySecret)
    .map(([key, secret]) => [exchange({ url: `https://as.example/a?x=1&${key}=${percent(secret)}&y=2` })]),
  'the fragment of a URL': fc
    .tuple(name, anySecret)
    .map(([key, secret]) => [exchange({ url: `https://as.example/a#x=1&${key}=${percent(secret)}` })]),
  'the password of a URL': plainSecret.map((secret) => [
    exchange({ url: `https://user:${secret}@as.example/` }),
  ]),
  'a URL inside of a parameter': fc
    .tuple(name, anySecret)
    .map(([key, secret]) =>
      both({ body: form([['return_to', `https://app.example/?${key}=${percent(secret)}`]]) }),
    ),
  'a form': fc.tuple(name, anySecret, fc.boolean()).map(([key, secret, isTyped]) =>
    both({
      headers: isTyped ? [['Content-Type', 'application/x-www-form-urlencoded']] : [],
      body: form([
        ['grant_type', 'x'],
        [key, secret],
      ]),
    }),
  ),
  JSON: fc
    .tuple(
      name,
      anySecret,
      fc.constantFrom('application/json', 'text/html', 'text/plain'),
      fc.integer({ min: 0, max: 4 }),
    )
    .map(([key, secret, type, depth]) => {
      const nested = Array.from({ length: depth }).reduce<unknown>((inner) => ({ a: [inner] }), {
        [key]: secret,
      });
      return both({ headers: [['Content-Type', type]], body: JSON.stringify(nested) });
    }),
  'JSON that was cut off inside of the secret': fc
    .tuple(fc.constantFrom(...NAMES.filter((each) => each !== 'state')), anySecret)
    .map(([key, secret]) => {
      const whole = JSON.stringify({ token_type: 'Bearer', [key]: secret });
      return both({ body: whole.slice(0, whole.indexOf(MARKER) + MARKER.length) });
    }),
  'a structure under a secret name': anySecret.map((secret) =>
    both({ body: JSON.stringify({ token: { deep: [{ value: secret }] } }) }),
  ),
  'a private key': anySecret.map((secret) =>
    both({
      body: JSON.stringify({
        keys: [
          { kty: 'EC', d: secret },
          { k: secret, kty: 'oct' },
        ],
      }),
    }),
  ),
  'an Authorization header': fc
    .tuple(headerSecret, fc.constantFrom('Bearer ', 'DPoP ', 'Basic ', 'Digest response=', 'bearer  ', ''))
    .map(([secret, scheme]) => [
      exchange({ headers: [['Authorization', scheme + secret]] }),
      exchange({ headers: [['proxy-authorization', scheme + secret]] }),
    ]),
  'a cookie': headerSecret.map((secret) => [
    exchange({ headers: [['Cookie', `a=b; sid=${secret}`]] }),
    exchange({ response: { headers: [['Set-Cookie', `sid=${secret}; Path=/; Secure`]] } }),
  ]),
  'another secret header': fc
    .tuple(
      headerSecret,
      fc.constantFrom('DPoP', 'X-Api-Key', 'X-Auth-Token', 'api-key', 'Ocp-Apim-Subscription-Key'),
    )
    .map(([secret, key]) => both({ headers: [[key, secret]] })),
  'a redirect': fc
    .tuple(name, anySecret, fc.constantFrom('?', '#'))
    .map(([key, secret, mark]) =>
      both({ headers: [['Location', `http://127.0.0.1:1/cb${mark}x=1&${key}=${percent(secret)}`]] }),
    ),
  'a form field in HTML': fc
    .tuple(name, plainSecret)
    .map(([key, secret]) =>
      both({ body: `<form method="post"><input type="hidden" name="${key}" value="${secret}"/></form>` }),
    ),
  'the signature of a JWT': fc.constantFrom('access_token', 'anything').map((key) => {
    const token = jwt({ alg: 'ES256' }, { sub: 'alice' }, `${segment(new Uint8Array(9).fill(1))}${MARKER}AA`);
    return [
      ...both({ body: JSON.stringify({ [key]: token }) }),
      ...both({ body: token }),
      ...both({ headers: [['X-Anything', token]] }),
    ];
  }),
  'an unsigned JWT, which is a credential by itself': fc.constant([
    exchange({ headers: [['Authorization', `Bearer ${segment('{"alg":"none"}')}.${MARKER}.`]] }),
    ...both({ body: JSON.stringify({ token: `${segment('{"alg":"none"}')}.${MARKER}.` }) }),
  ]),
};

function outputs(each: Exchange): { readonly [format: string]: string } {
  return {
    view: JSON.stringify(redactExchange(each)),
    screen: JSON.stringify(viewExchange(each, {}, false)),
    curl: formatCurl(each, { reveal: false }),
    har: JSON.stringify(formatHar([each], { reveal: false })),
  };
}

describe('a secret never comes out of', () => {
  test.each(Object.entries(carriers))('%s', (_place, arbitrary) => {
    fc.assert(
      fc.property(arbitrary, (exchanges) => {
        for (const each of exchanges) {
          // So that the test could fail: the secret is there when it is asked for.
          expect(JSON.stringify(showExchange(each, true))).toContain(MARKER);
          for (const [format, text] of Object.entries(outputs(each))) {
            if (text.includes(MARKER)) throw new Error(`${format}: ${text}`);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  test('masking keeps every offset', () => {
    fc.assert(
      fc.property(fc.oneof(...Object.values(carriers)), (exchanges) => {
        for (const each of exchanges) {
          const [masked, revealed] = [redactExchange(each), showExchange(each, true)];
          expect(masked.url).toHaveLength(revealed.url.length);
          expect(masked.request.body).toHaveLength(revealed.request.body.length);
          expect(masked.response?.body.length).toBe(revealed.response?.body.length);
        }
      }),
      { numRuns: 1000 },
    );
  });
});

describe('a secret never comes out of a log line', () => {
  const named = fc
    .tuple(name, plainSecret, fc.constantFrom('=', ': ', '":"', '\\":\\"', ' => ', '%3D'), anySecret)
    .filter(
      ([key, , separator]) =>
        !(separator === ': ' && (key === 'code' || key === 'state' || key === 'response')),
    )
    .map(
      ([key, secret, separator, other]) =>
        `request failed ${key}${separator}${secret} ${other.replaceAll(MARKER, '')}`,
    );
  const credentials = fc
    .tuple(fc.constantFrom('Bearer', 'Basic', 'DPoP'), plainSecret)
    .map(([scheme, secret]) => `sent ${scheme} ${secret}`);
  const token = fc.constant(`token ${segment('{"alg":"none"}')}.${MARKER}.${MARKER}`);

  test('where its name, its scheme or its form tells it', () => {
    fc.assert(
      fc.property(fc.oneof(named, credentials, token), (line) => {
        expect(line).toContain(MARKER);
        expect(redactText(line)).not.toContain(MARKER);
        expect(redactText(line)).toHaveLength(line.length);
      }),
      { numRuns: 5000 },
    );
  });

  test.each<[name: string, alphabet: BufferEncoding, bytes: number, missed: number]>([
    ['base64url of 32 bytes', 'base64url', 32, 0.002],
    ['base64 of 32 bytes', 'base64', 32, 0.01],
    ['hex of 16 bytes', 'hex', 16, 0.002],
  ])('where it is random: all but a few in a thousand of %s', (_name, alphabet, bytes, missed) => {
    const secrets = Array.from({ length: 3000 }, (_, index) =>
      createHash('sha256').update(`sample ${index}`).digest().subarray(0, bytes).toString(alphabet),
    );
    const leaked = secrets.filter((secret) => redactText(`got ${secret} back`).includes(secret));
    expect(leaked.length / secrets.length).toBeLessThanOrEqual(missed);
  });
});
