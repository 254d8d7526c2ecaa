import { type BadToken, bad } from './entry.ts';
import { GOOD, H, P, SIGNATURE } from './parts.ts';

const NOT = ['token.encoding.not_base64url'] as const;
const malformed = { fails: NOT, as: 'jws', signature: 'malformed' } as const;

/** A segment with one text put in at a place. */
function into(segment: string, text: string, at = 8): string {
  return segment.slice(0, at) + text + segment.slice(at);
}

/** Letters outside of the alphabet, in the middle of the payload. */
const FOREIGN: readonly (readonly [what: string, text: string])[] = [
  ['a plus sign, which belongs to base64', '+'],
  ['a slash, which belongs to base64', '/'],
  ['an equals sign, which is no padding there', '='],
  ['an exclamation mark', '!'],
  ['a colon', ':'],
  ['a comma', ','],
  ['an at sign', '@'],
  ['a percent sign of a URL', '%3D'],
  ['a backslash', '\\'],
  ['a quote', '"'],
  ['an apostrophe', "'"],
  ['the NUL character', '\0'],
  ['an escape character', '\u001B[2J'],
  ['a delete character', '\u007F'],
  ['an e with an accent', 'é'],
  ['a Cyrillic letter that looks like an a', 'а'],
  ['a full-width A', 'Ａ'],
  ['a zero-width space', '\u200B'],
  ['a zero-width joiner', '\u200D'],
  ['a soft hyphen', '\u00AD'],
  ['a sign that turns the reading direction', '\u202E'],
  ['an emoji', '😀'],
  ['half an emoji', '\uD83D'],
  ['a minus sign that is no hyphen', '−'],
  ['a dash that is no hyphen', '–'],
  ['a low line of another width', '＿'],
  ['a digit of another script', '٣'],
];

export const base64url: readonly BadToken[] = [
  ...FOREIGN.map(([what, text]) =>
    bad(`The payload holds ${what}.`, `${H}.${into(P, text)}.${SIGNATURE}`, malformed),
  ),
  bad('The signature holds a plus sign.', `${H}.${P}.${into(SIGNATURE, '+')}`, malformed),
  bad('The header holds a slash.', `${into(H, '/', 20)}.${P}.${SIGNATURE}`, malformed),
  bad('The signature holds a tab.', `${H}.${P}.${into(SIGNATURE, '\t')}`, {
    fails: ['token.text.white_space'],
    as: 'jws',
    signature: 'malformed',
  }),
  bad('The payload is broken over two lines.', `${H}.${into(P, '\n', 40)}.${SIGNATURE}`, {
    fails: ['token.text.white_space'],
    as: 'jws',
    signature: 'malformed',
  }),
  bad(
    'Every line of the token ends after 64 letters, as mail wraps it.',
    GOOD.replaceAll(/.{64}/g, '$&\r\n'),
    {
      fails: ['token.text.white_space'],
      as: 'jws',
      signature: 'malformed',
    },
  ),
  bad('A no-break space stands in the payload.', `${H}.${into(P, '\u00A0')}.${SIGNATURE}`, {
    fails: ['token.text.white_space'],
    signature: 'malformed',
  }),
  bad('A byte order mark stands in the payload.', `${H}.${into(P, '\uFEFF')}.${SIGNATURE}`, {
    fails: ['token.text.white_space'],
    signature: 'malformed',
  }),
  bad('A line separator stands in the payload.', `${H}.${into(P, '\u2028')}.${SIGNATURE}`, {
    fails: ['token.text.white_space'],
    signature: 'malformed',
  }),
  bad('The header is padded.', `${H}=.${P}.${SIGNATURE}`, {
    fails: ['token.encoding.padding'],
    signature: 'malformed',
  }),
  bad('The payload is padded.', `${H}.${P}==.${SIGNATURE}`, {
    fails: ['token.encoding.padding'],
    signature: 'malformed',
  }),
  bad('The signature is padded.', `${GOOD}==`, { fails: ['token.encoding.padding'], signature: 'malformed' }),
  bad('The signature is padded with five signs.', `${GOOD}=====`, {
    fails: ['token.encoding.padding'],
    signature: 'malformed',
  }),
  bad('The signature is nothing but padding.', `${H}.${P}.==`, {
    fails: ['token.encoding.padding'],
    signature: 'malformed',
  }),
  bad('The signature ends in bits that belong to no byte.', `${H}.${P}.${SIGNATURE.slice(0, -1)}x`, {
    fails: ['token.encoding.non_canonical'],
    not: NOT,
    signature: 'malformed',
  }),
  bad('The payload ends in bits that belong to no byte.', `${H}.e31.${SIGNATURE}`, {
    fails: ['token.encoding.non_canonical'],
    signature: 'malformed',
  }),
  bad('The header ends in bits that belong to no byte.', `eyJhbGciOiJub25lIn1.${P}.`, {
    fails: ['token.encoding.non_canonical'],
    signature: 'malformed',
  }),
  bad(
    'The payload has a length that no bytes have.',
    `${H}.${P.slice(0, P.length - (P.length % 4) + 1)}.${SIGNATURE}`,
    {
      fails: NOT,
      signature: 'malformed',
    },
  ),
  bad('The signature is one letter.', `${H}.${P}.A`, { fails: NOT, signature: 'malformed' }),
  bad('The signature is in hexadecimal, one digit short.', `${H}.${P}.${'07'.repeat(63)}7`, {
    fails: ['token.encoding.non_canonical'],
    signature: 'malformed',
  }),
  bad('The header is encoded twice.', `${Buffer.from(H).toString('base64url')}.${P}.${SIGNATURE}`, {
    fails: ['token.json.malformed'],
    as: 'jws',
  }),
  bad(
    'The whole token is in base64 of the other alphabet.',
    GOOD.replaceAll('-', '+').replaceAll('_', '/') + '+/',
    {
      fails: NOT,
      signature: 'malformed',
    },
  ),
  bad(
    'The payload is in base64 of the other alphabet, padded, and wrapped.',
    `${H}.${'Pz8/Pz8+'.repeat(8)}\n==.${SIGNATURE}`,
    {
      fails: ['token.encoding.not_base64url', 'token.encoding.padding'],
      signature: 'malformed',
    },
  ),
  bad(
    'A thousand foreign letters stand in the payload.',
    `${H}.${'e30!'.repeat(1000)}.${SIGNATURE}`,
    malformed,
  ),
];
