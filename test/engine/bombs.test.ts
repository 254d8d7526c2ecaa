import { createCipheriv, createHash } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { HANG_MS } from '../core/hostile/cpu-time.ts';
import { bombs } from '../core/hostile/texts.ts';
import { segment } from '../core/jose/tokens.ts';
import { type EngineWithoutNetwork, startEngineWithoutNetwork } from '../support/engine-without-network.ts';
import { valueOf } from '../support/test-engine.ts';

let quiet: EngineWithoutNetwork;
beforeAll(async () => {
  quiet = await startEngineWithoutNetwork();
});
afterAll(() => quiet.close());

const json = JSON.stringify;
const H = segment('{"alg":"ES256","typ":"at+jwt"}');
const KEY = Buffer.alloc(32, 9);
const SECRET = json({ kty: 'oct', k: segment(KEY) });
const many = <T>(count: number, each: (index: number) => T) =>
  Array.from({ length: count }, (_, index) => each(index));
const members = (count: number) => Object.fromEntries(many(count, (index) => [`a${index}`, 1]));

const disclosure = (index: number) => segment(json([`${index}abcdefghijklmnopqrstuvw`, `n${index}`, 1]));
const digest = (text: string) => createHash('sha256').update(text).digest('base64url');
const sdJwt = (claims: object, list: readonly string[]) =>
  `${H}.${segment(json(claims))}.c2ln~${list.join('~')}~`;

/** Disclosures each of which is inside of the one before. */
function chain(length: number): string {
  const list = [disclosure(0)];
  for (let index = 1; index < length; index++)
    list.push(segment(json([`${index}abcdefghijklmnopqrstuvw`, 'n', { _sd: [digest(list.at(-1) ?? '')] }])));
  return sdJwt({ _sd: [digest(list.at(-1) ?? '')] }, list);
}

/** A token that holds another, which holds another. */
function nested(depth: number): string {
  if (depth === 0) return `${H}.e30.c2ln`;
  return `${segment('{"alg":"ES256","cty":"JWT"}')}.${segment(nested(depth - 1))}.c2ln`;
}

/** Really encrypted under a key that is given; what is inside is compressed. */
function compressed(content: Buffer, times = 1): string {
  let bytes = content;
  for (let at = 0; at < times; at++) bytes = deflateRawSync(bytes);
  const header = segment('{"alg":"dir","enc":"A256GCM","zip":"DEF"}');
  const cipher = createCipheriv('aes-256-gcm', KEY, Buffer.alloc(12)).setAAD(Buffer.from(header));
  const text = Buffer.concat([cipher.update(bytes), cipher.final()]);
  return [header, '', segment(Buffer.alloc(12)), segment(text), segment(cipher.getAuthTag())].join('.');
}

const sealed = { iv: 'A'.repeat(16), ciphertext: 'AAAA', tag: 'A'.repeat(22) };
const recipients = (count: number, header: object) =>
  many(count, () => ({ header, encrypted_key: 'A'.repeat(54) }));
const password = (p2c: number) => ({ alg: 'PBES2-HS512+A256KW', p2s: 'AAAAAAAAAAAA', p2c });

type Bomb = readonly [name: string, text: () => string, decryptionKeys?: string];

const BOMBS: readonly Bomb[] = [
  ...bombs,
  [
    'four thousand disclosures',
    () => sdJwt({ _sd: many(4000, (at) => digest(disclosure(at))) }, many(4000, disclosure)),
  ],
  [
    'disclosures under a long name',
    () =>
      sdJwt(
        { ['x'.repeat(700_000)]: { _sd: many(2000, (at) => digest(disclosure(at))) } },
        many(2000, disclosure),
      ),
  ],
  [
    'thirty thousand digests',
    () => sdJwt({ _sd: many(30_000, (at) => digest(String(at))) }, [disclosure(0)]),
  ],
  ['one digest thirty thousand times', () => sdJwt({ _sd: many(30_000, () => 'a') }, [disclosure(0)])],
  ['three thousand disclosures, one in another', () => chain(3000)],
  ['a million tildes', () => `${H}.e30.c2ln${'~'.repeat(1_000_000)}`],
  ['a proof of a million dots', () => `${H}.e30.c2ln~${'.'.repeat(1_000_000)}`],
  ['tokens in tokens', () => nested(24)],
  [
    'signatures by the ten thousand',
    () => json({ payload: 'e30', signatures: many(20_000, () => ({ protected: H, signature: 'AA' })) }),
  ],
  [
    'a megabyte under sixty-four signatures',
    () =>
      json({
        payload: segment(json({ a: 'x'.repeat(1_000_000) })),
        signatures: many(64, () => ({ protected: H, signature: 'AA' })),
      }),
  ],
  [
    'a hundred thousand parameters that nobody protects',
    () => json({ payload: 'e30', protected: H, signature: 'AA', header: members(100_000) }),
  ],
  [
    'members under a long name',
    () => json({ payload: 'e30', protected: H, signature: 'AA', ['x'.repeat(300_000)]: members(60_000) }),
  ],
  [
    'recipients by the ten thousand',
    () =>
      json({
        protected: segment('{"alg":"A256KW","enc":"A256GCM"}'),
        ...sealed,
        recipients: recipients(20_000, {}),
      }),
    SECRET,
  ],
  [
    'fifty thousand parameters for each of sixty-four recipients',
    () =>
      json({
        protected: segment(json({ alg: 'A256KW', enc: 'A256GCM', ...members(50_000) })),
        ...sealed,
        recipients: recipients(64, {}),
      }),
    SECRET,
  ],
  [
    'fifty thousand parameters in two headers',
    () =>
      json({
        protected: segment(json({ alg: 'A256KW', enc: 'A256GCM', ...members(50_000) })),
        unprotected: members(50_000),
        ...sealed,
        encrypted_key: 'AAAA',
      }),
    SECRET,
  ],
  [
    'a password hashed a million times for each of sixty-four recipients',
    () =>
      json({
        protected: segment('{"enc":"A256GCM"}'),
        ...sealed,
        recipients: recipients(64, password(1_000_000)),
      }),
    'secret',
  ],
  [
    'a password hashed more often than there is time',
    () =>
      [
        segment(json({ enc: 'A256GCM', ...password(1e308) })),
        'A'.repeat(54),
        sealed.iv,
        sealed.ciphertext,
        sealed.tag,
      ].join('.'),
    'secret',
  ],
  ['a gigabyte of zeros, compressed', () => compressed(Buffer.alloc(1_000_000_000)), SECRET],
  ['a gigabyte of zeros, compressed twice', () => compressed(Buffer.alloc(1_000_000_000), 2), SECRET],
  ['tokens by the ten thousand in a curl command', () => `curl ${'-d token=xxxxxxxx '.repeat(100_000)}`],
  ['tokens by the ten thousand in headers', () => 'Authorization: Bearer abcdefgh\n'.repeat(60_000)],
  [
    'tokens by the ten thousand in a log',
    () => many(15_000, (at) => `${H}.${segment(`{"a":${at}}`)}.c2ln`).join(' x '),
  ],
  [
    'tokens by the ten thousand in a HAR file',
    () =>
      json({
        log: {
          entries: many(15_000, (at) => ({
            request: {
              url: `https://a.example/?access_token=${encodeURIComponent(`tok=${at}/${at}`)}`,
              headers: [],
            },
          })),
        },
      }),
  ],
  [
    'a HAR file in a HAR file',
    () => {
      let har = '{"log":{"entries":[]}}';
      for (let at = 0; at < 14; at++)
        har = json({ log: { entries: [{ response: { content: { text: har } } }] } });
      return har;
    },
  ],
];

/** What is handed to the window for one text, at most: it is read there as JSON. */
const ANSWER = 12_000_000;

const named = BOMBS.map((bomb) => [bomb[0], bomb] as const);

test.each(named)(
  'is judged without a hang: %s',
  async (_, [, text, decryptionKeys]) => {
    const made = text();
    const before = process.cpuUsage();
    const tokens = valueOf(
      await quiet.engine.inspect({ text: made, ...(decryptionKeys === undefined ? {} : { decryptionKeys }) }),
    );
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1000).toBeLessThan(HANG_MS * 1.5);
    expect(json(tokens).length).toBeLessThan(ANSWER);
  },
  60_000,
);

test('none of them made it send or open anything', () => {
  expect(quiet.asked).toEqual([]);
});
