import { segment } from '../jose/tokens.ts';
import { type BadToken, bad } from './entry.ts';
import { GOOD, H, HEADER, P, SIGNATURE } from './parts.ts';

const count = { fails: ['token.segments.wrong_count'], as: 'broken' } as const;
const empty = { fails: ['token.segments.empty'], as: 'jws' } as const;
const JWE_HEADER = segment('{"alg":"dir","enc":"A256GCM"}');

export const segments: readonly BadToken[] = [
  bad('There is nothing at all.', '', { fails: ['token.text.empty'], as: 'broken', pasted: 'empty' }),
  bad('There is white space alone.', ' \t\r\n ', { fails: ['token.text.empty'], pasted: 'empty' }),
  bad('There is a no-break space alone.', '\u00A0', { fails: ['token.text.empty'], pasted: 'empty' }),
  bad('There is a byte order mark alone.', '\uFEFF', { fails: ['token.text.empty'], pasted: 'empty' }),
  bad('There is one dot.', '.', count),
  bad('There are two dots.', '..', { fails: ['token.segments.empty'], as: 'jws', signature: 'malformed' }),
  bad('There are three dots.', '...', count),
  bad('There are four dots.', '....', { fails: ['token.segments.empty'], as: 'jwe' }),
  bad('There are five dots.', '.....', count),
  bad('There are a thousand dots.', '.'.repeat(1000), count),
  bad('There are a million dots.', () => '.'.repeat(1_000_000), count),
  bad('The header stands alone.', H, count),
  bad('The header stands alone, with a dot.', `${H}.`, count),
  bad('Header and payload have no signature, not even an empty one.', `${H}.${P}`, count),
  bad('There are four parts.', `${GOOD}.${SIGNATURE}`, count),
  bad('There are six parts.', `${GOOD}.a.b.c`, count),
  bad('A dot stands before the token.', `.${GOOD}`, { as: 'opaque' }),
  bad('A dot stands behind the token.', `${GOOD}.`, count),
  bad('Two dots stand between header and payload.', `${H}..${P}.${SIGNATURE}`, count),
  bad('The header is missing.', `.${P}.${SIGNATURE}`, { ...empty, signature: 'malformed' }),
  bad('The payload is missing, as in a detached token.', `${H}..${SIGNATURE}`, {
    fails: ['token.payload.detached'],
    not: ['token.segments.empty'],
  }),
  bad('The signature is missing though the header names an algorithm.', `${H}.${P}.`, empty),
  bad('Header and payload are missing.', `..${SIGNATURE}`, { as: 'opaque' }),
  bad('Payload and signature are missing.', `${H}..`, empty),
  bad('The dots are full stops of another script.', GOOD.replaceAll('.', '。'), {
    fails: ['token.segments.wrong_count'],
    as: 'broken',
  }),
  bad('The dots are commas.', GOOD.replaceAll('.', ','), {
    fails: ['token.segments.wrong_count'],
    as: 'broken',
  }),
  bad('The dots were encoded for a URL.', GOOD.replaceAll('.', '%2E'), {
    fails: ['token.segments.wrong_count'],
    as: 'broken',
  }),
  bad('The token stands there twice, a dot between.', `${GOOD}.${GOOD}`, count),
  bad('A JWE has only its first two parts.', `${JWE_HEADER}.a`, count),
  bad('A JWE has four parts.', `${JWE_HEADER}..aaaa.bbbb`, count),
  bad('A JWE has six parts.', `${JWE_HEADER}..aaaa.bbbb.cccc.dddd`, count),
  bad('White space stands around the token.', ` \n${GOOD}\t`, { as: 'jws', signature: 'no_keys' }),
  bad('White space stands beside each dot.', `${H} . ${P} . ${SIGNATURE}`, {
    fails: ['token.text.white_space'],
    signature: 'malformed',
  }),
  bad('The middle of the token was left out with three dots.', `${H}...${SIGNATURE}`, count),
  bad('The token was cut after the first half.', GOOD.slice(0, GOOD.length / 2), count),
  bad('The token was cut within the header.', GOOD.slice(0, 20), count),
  bad('The end was left out with an ellipsis.', `${GOOD.slice(0, -10)}…`, {
    fails: ['token.encoding.not_base64url'],
    signature: 'malformed',
  }),
  bad('The header is that of no JSON object.', `${segment('"alg"')}.${P}.${SIGNATURE}`, {
    fails: ['token.json.not_an_object'],
    as: 'jws',
    signature: 'malformed',
  }),
  bad('The three parts are in another order.', `${P}.${H}.${SIGNATURE}`, {
    fails: ['token.alg.missing'],
    as: 'jws',
  }),
  bad(
    'The token is larger than any that is read.',
    () => `${H}.${'A'.repeat(2 * 1024 * 1024)}.${SIGNATURE}`,
    {
      fails: ['token.text.too_large'],
      as: 'broken',
      pasted: 'too_large',
    },
  ),
  bad(
    'The token is as large as may be read, and its payload is no JSON.',
    () => `${H}.${'A'.repeat(2_000_000)}.${SIGNATURE}`,
    {
      fails: ['token.json.malformed', 'access_token.size.over_header_limit'],
      as: 'jws',
    },
  ),
  bad('The text is a number.', '1234567890', { as: 'opaque', pasted: 'token' }),
  bad('The text is a UUID.', '3fa85f64-5717-4562-b3fc-2c963f66afa6', { as: 'opaque' }),
  bad('The text is words.', 'this is no token at all', {
    as: 'opaque',
    fails: ['token.text.white_space'],
    pasted: 'unknown',
  }),
  bad('The text is three words with dots between.', 'www.example.com', { as: 'opaque' }),
  bad('The text is an address of a version.', '1.2.3', { as: 'opaque' }),
  bad('The text is the header as JSON.', HEADER, { as: 'opaque', pasted: 'unknown' }),
  bad('The text is the word null.', 'null', { as: 'opaque' }),
  bad('The text is the word undefined.', 'undefined', { as: 'opaque' }),
  bad('The text is the name of an object.', '[object Object]', { as: 'opaque' }),
  bad('The text is NUL characters.', '\0\0\0', { as: 'opaque' }),
];
