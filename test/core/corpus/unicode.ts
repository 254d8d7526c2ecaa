import { type BadToken, bad } from './entry.ts';
import { claim, GOOD, headed, paid, parameter } from './parts.ts';

const HALF = ['token.json.lone_surrogate'] as const;
const missing = (name: 'exp' | 'iss') => ({ fails: [`token.${name}.missing` as const], as: 'jws' }) as const;

/** Names that look like one that counts and are another. */
const LOOK_ALIKES: readonly (readonly [what: string, name: string])[] = [
  ['with a Cyrillic e', 'еxp'],
  ['in full-width letters', 'ｅｘｐ'],
  ['with a zero-width space in it', 'e\u200Bxp'],
  ['with a zero-width joiner at its end', 'exp\u200D'],
  ['with a soft hyphen', 'ex\u00ADp'],
  ['with an accent that combines', 'exp\u0301'],
  ['with a byte order mark before it', '\uFEFFexp'],
  ['written from right to left', '\u202Epxe'],
  ['in an isolate', '\u2066exp\u2069'],
  ['with a NUL behind it', 'exp\\u0000'],
  ['in mathematical letters', '𝐞𝐱𝐩'],
  ['written large', 'Exp'],
  ['with a variation selector', 'exp\uFE0F'],
  ['with a tag character', 'exp\u{E0041}'],
];

export const unicode: readonly BadToken[] = [
  ...LOOK_ALIKES.map(([what, name]) =>
    bad(
      `The end is called exp ${what}.`,
      paid(`{"iss":"https://login.example","${name}":4000000000}`),
      missing('exp'),
    ),
  ),
  bad('The subject is half a character.', claim('sub', '"\\ud800"'), { fails: HALF }),
  bad('The subject is the other half of a character.', claim('sub', '"\\udc00"'), { fails: HALF }),
  bad('The subject is two halves in the wrong order.', claim('sub', '"\\udc00\\ud800"'), { fails: HALF }),
  bad('A name is half a character.', paid('{"\\ud83d":1}'), { fails: HALF }),
  bad('The key id is half a character.', parameter('kid', '"\\ud83d"'), { fails: HALF }),
  bad(
    'Ten thousand values are half characters.',
    () => paid(`{"a":[${Array.from({ length: 10_000 }, () => '"\\ud800"').join(',')}]}`),
    { fails: HALF },
  ),
  bad('Half a character is encoded as if it were one.', paid(Buffer.from('7b2261223a22eda080227d', 'hex')), {
    fails: ['token.json.not_utf8'],
  }),
  bad('A slash is encoded longer than it needs.', paid(Buffer.from('7b2261223a22c0af227d', 'hex')), {
    fails: ['token.json.not_utf8'],
  }),
  bad('A NUL is encoded in two bytes, as Java does.', paid(Buffer.from('7b2261223a22c080227d', 'hex')), {
    fails: ['token.json.not_utf8'],
  }),
  bad('A character is cut off at the end.', paid(Buffer.from('7b2261223a22f09f98', 'hex')), {
    fails: ['token.json.not_utf8'],
  }),
  bad('A byte that continues a character begins one.', paid(Buffer.from('7b2261223a2280227d', 'hex')), {
    fails: ['token.json.not_utf8'],
  }),
  bad('A character lies beyond the last one.', paid(Buffer.from('7b2261223a22f4908080227d', 'hex')), {
    fails: ['token.json.not_utf8'],
  }),
  bad('A byte is none of UTF-8.', paid(Buffer.from('7b2261223a22ff227d', 'hex')), {
    fails: ['token.json.not_utf8'],
  }),
  bad('The header is no UTF-8.', headed(Buffer.from('7b22616c67223a22ff227d', 'hex')), {
    fails: ['token.json.not_utf8'],
    signature: 'malformed',
  }),
  bad('The subject has a NUL in it.', claim('sub', '"alice\\u0000admin"'), {
    as: 'jws',
    not: ['token.json.malformed'],
  }),
  bad(
    'The issuer is written with signs that turn the direction.',
    claim('iss', '"https://\u202Eelpmaxe.nigol"'),
    { as: 'jws' },
  ),
  bad('The issuer has a Cyrillic letter in it.', claim('iss', '"https://lоgin.example"'), { as: 'jws' }),
  bad('The subject is ten thousand accents over one letter.', claim('sub', `"a${'\u0301'.repeat(10_000)}"`), {
    as: 'jws',
  }),
  bad(
    'The subject is line breaks and escape sequences of terminals.',
    claim('sub', '"\\u001b[2J\\r\\n\\u0007\\u009b31m"'),
    { as: 'jws' },
  ),
  bad('The subject is a script.', claim('sub', '"<script>alert(1)</script><img src=x onerror=alert(1)>"'), {
    as: 'jws',
  }),
  bad('The algorithm is none with a Cyrillic o.', parameter('alg', '"nоne"'), {
    not: ['token.alg.none'],
    signature: 'no_keys',
  }),
  bad('The algorithm is none with a zero-width space.', parameter('alg', '"none\u200B"'), {
    signature: 'no_keys',
  }),
  bad('A zero-width space stands before the token.', `\u200B${GOOD}`, {
    fails: ['token.encoding.not_base64url'],
    signature: 'malformed',
  }),
  bad('A sign that turns the direction stands before the token.', `\u202E${GOOD}`, {
    fails: ['token.encoding.not_base64url'],
    signature: 'malformed',
  }),
  bad('A byte order mark stands before the token.', `\uFEFF${GOOD}`, { as: 'jws', signature: 'no_keys' }),
  bad('Typographic quotes stand around the token.', `“${GOOD}”`, { fails: ['token.encoding.not_base64url'] }),
];
