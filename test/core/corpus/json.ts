import { segment } from '../jose/tokens.ts';
import { type BadToken, bad } from './entry.ts';
import { claim, H, headed, HEADER, paid, PAYLOAD, SIGNATURE, token } from './parts.ts';

const payload = { fails: ['token.json.malformed'], as: 'jws' } as const;
const header = { fails: ['token.json.malformed'], as: 'jws', signature: 'malformed' } as const;
const notObject = { fails: ['token.json.not_an_object'], as: 'jws' } as const;

/** Texts that are nearly JSON, as payloads. */
const NEARLY: readonly (readonly [wrong: string, json: string])[] = [
  ['names have no quotes', '{sub:"alice"}'],
  ['strings have single quotes', "{'sub':'alice'}"],
  ['a comma stands before the end', '{"sub":"alice",}'],
  ['a comma is missing', '{"sub":"alice" "aud":"a"}'],
  ['a comma stands first', '{,"sub":"alice"}'],
  ['a colon is missing', '{"sub" "alice"}'],
  ['there are two colons', '{"sub"::"alice"}'],
  ['a value is missing', '{"sub":}'],
  ['a comment stands in it', '{"sub":"alice"/* her */}'],
  ['a line of comment stands in it', '{"sub": // her\n"alice"}'],
  ['a string never closes', '{"sub":"alice}'],
  ['the object never closes', '{"sub":"alice"'],
  ['a list never closes', '{"aud":["a","b"'],
  ['brackets are mixed up', '{"aud":["a"}]'],
  ['a string has a line break in it', '{"sub":"ali\nce"}'],
  ['a string has a tab in it', '{"sub":"ali\tce"}'],
  ['a string has a NUL in it', '{"sub":"ali\0ce"}'],
  ['a string has an escape that is none', '{"sub":"\\a"}'],
  ['a string has half an escape', '{"sub":"\\u00"}'],
  ['a string has an escape of hexadecimal', '{"sub":"\\x41"}'],
  ['a string ends in a backslash', '{"sub":"\\"}'],
  ['a word is none of JSON', '{"active":undefined}'],
  ['true is written large', '{"active":True}'],
  ['null is written otherwise', '{"sub":None}'],
  ['it is Python', "{'active': True}"],
  ['it is a query', 'sub=alice&aud=api'],
  ['it is XML', '<Assertion>alice</Assertion>'],
  ['it is YAML', 'sub: alice'],
  ['it is text', 'hello'],
  ['no-break spaces stand between', '{\u00A0"sub":"alice"}'],
  ['a form feed stands between', '{\f"sub":"alice"}'],
  ['a NUL stands behind it in place of the end', '{"sub":"alice"\0'],
];

const TRAILING: readonly (readonly [what: string, text: string])[] = [
  ['a brace', '}'],
  ['another object', '{"sub":"mallory"}'],
  ['a comma', ','],
  ['a NUL character', '\0'],
  ['a word', 'x'],
  ['a semicolon', ';'],
  ['a comment', '// admin'],
];

const VALUES = ['[]', '[{"sub":"alice"}]', 'null', 'true', '1', '"alice"', '""', '-0', '1e5'];

const deep = (depth: number) => `{"a":${'['.repeat(depth)}${']'.repeat(depth)}}`;

export const json: readonly BadToken[] = [
  ...NEARLY.map(([wrong, text]) => bad(`The payload is no JSON: ${wrong}.`, paid(text), payload)),
  ...TRAILING.map(([what, text]) =>
    bad(`Behind the payload's object stands ${what}.`, paid(PAYLOAD + text), {
      fails: ['token.json.trailing_data'],
    }),
  ),
  ...VALUES.map((text) => bad(`The payload is ${text}, which is no object.`, paid(text), notObject)),
  ...VALUES.slice(0, 6).map((text) =>
    bad(`The header is ${text}, which is no object.`, `${segment(text)}.${segment(PAYLOAD)}.${SIGNATURE}`, {
      ...notObject,
      signature: 'malformed',
    }),
  ),
  bad('The header has a comma too many.', headed('{"alg":"ES256",}'), header),
  bad('The header never closes.', headed('{"alg":"ES256"'), header),
  bad('The header is followed by another.', headed('{"alg":"none"}{"alg":"ES256"}'), {
    fails: ['token.json.trailing_data'],
    signature: 'malformed',
  }),
  bad('The payload is a list 5,000 deep.', () => paid('['.repeat(5000) + ']'.repeat(5000)), {
    fails: ['token.json.too_deep'],
  }),
  bad('The payload is a list 50,000 deep.', () => paid('['.repeat(50_000) + ']'.repeat(50_000)), {
    fails: ['token.json.too_deep'],
  }),
  bad(
    'The payload is an object 50,000 deep.',
    () => paid(`${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`),
    {
      fails: ['token.json.too_deep'],
    },
  ),
  bad(
    'The header is an object 50,000 deep.',
    () => headed(`${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`),
    {
      fails: ['token.json.too_deep'],
      signature: 'malformed',
    },
  ),
  bad('A claim is one level deeper than is read.', paid(deep(512)), { fails: ['token.json.too_deep'] }),
  bad('Half a million lists never close.', () => paid('['.repeat(500_000)), {
    fails: ['token.json.too_deep'],
  }),
  bad('A byte order mark stands before the payload.', paid(`\uFEFF${PAYLOAD}`), {
    fails: ['token.json.byte_order_mark'],
    not: ['token.json.malformed'],
  }),
  bad('A byte order mark stands before the header.', headed(`\uFEFF${HEADER}`), {
    fails: ['token.json.byte_order_mark'],
  }),
  bad('Two byte order marks stand before the payload.', paid(`\uFEFF\uFEFF${PAYLOAD}`), {
    fails: ['token.json.byte_order_mark', 'token.json.malformed'],
  }),
  bad('The payload is UTF-16.', paid(Buffer.from(PAYLOAD, 'utf16le')), { fails: ['token.json.malformed'] }),
  bad('The payload is UTF-16 with its mark.', paid(Buffer.from(`\uFEFF${PAYLOAD}`, 'utf16le')), {
    fails: ['token.json.not_utf8'],
  }),
  bad('The payload is Latin-1.', paid(Buffer.from('{"name":"José"}', 'latin1')), {
    fails: ['token.json.not_utf8'],
  }),
  bad(
    'The payload is compressed.',
    paid(Buffer.from('789cab562a2e4d52b2524acc494c4e55d251ca4c51b2', 'hex')),
    {
      fails: ['token.json.not_utf8'],
    },
  ),
  bad(
    'The payload is CBOR, as a CWT has it.',
    paid(Buffer.from('a70175636f61703a2f2f61732e6578616d706c65', 'hex')),
    {
      fails: ['token.json.not_utf8'],
    },
  ),
  bad('The payload is a nested token, and nothing says so.', paid(token(HEADER, PAYLOAD)), payload),
  bad('The payload is JSON inside of a JSON string.', paid(JSON.stringify(PAYLOAD)), notObject),
  bad('The payload is random bytes.', `${H}.${segment(Buffer.from('ff00fe01fd02', 'hex'))}.${SIGNATURE}`, {
    fails: ['token.json.not_utf8'],
  }),
  bad(
    'The header is random bytes.',
    `${segment(Buffer.from('ff00fe01fd02', 'hex'))}.${segment(PAYLOAD)}.${SIGNATURE}`,
    {
      fails: ['token.json.not_utf8'],
      signature: 'malformed',
    },
  ),
  bad('A list of audiences ends in a comma.', claim('aud', '["a",]'), payload),
];
