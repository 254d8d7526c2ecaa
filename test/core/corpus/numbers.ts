import { type BadToken, bad } from './entry.ts';
import { claim, NOW, paid } from './parts.ts';

const payload = { fails: ['token.json.malformed'], as: 'jws' } as const;

/** Numbers that JSON does not know. */
const NONE_OF_JSON: readonly (readonly [what: string, json: string])[] = [
  ['begins with a zero', '01800000000'],
  ['begins with a plus sign', '+1800000000'],
  ['begins with a point', '.5'],
  ['ends in a point', '1800000000.'],
  ['is hexadecimal', '0x6B49D200'],
  ['is octal', '0o15310000000'],
  ['is binary', '0b1'],
  ['is a big integer of a program', '1800000000n'],
  ['has low lines between its digits', '1_800_000_000'],
  ['has commas between its digits', '1,800,000,000'],
  ['has a space between its digits', '1 800 000 000'],
  ['is not a number, and says so', 'NaN'],
  ['is infinite, and says so', 'Infinity'],
  ['is less than anything', '-Infinity'],
  ['is a lone minus sign', '-'],
  ['has an exponent without digits', '1e'],
  ['has two points', '1.8.0'],
  ['is in digits of another script', '١٨٠٠٠٠٠٠٠٠'],
  ['is in full-width digits', '１８００００００００'],
  ['is a formula', '1800000000+60'],
  ['is a date without quotes', '2027-01-15'],
];

const notANumber = { fails: ['token.exp.not_a_number'] } as const;

export const numbers: readonly BadToken[] = [
  ...NONE_OF_JSON.map(([what, text]) => bad(`The end ${what}.`, claim('exp', text), payload)),
  bad('The end is a number in quotes.', claim('exp', '"1800003000"'), notANumber),
  bad('The end is a date as text.', claim('exp', '"2027-01-15T08:50:00Z"'), notANumber),
  bad('The end is true.', claim('exp', 'true'), notANumber),
  bad('The end is null.', claim('exp', 'null'), notANumber),
  bad('The end is a list of one number.', claim('exp', '[1800003000]'), notANumber),
  bad('The end is an object.', claim('exp', '{"$date":1800003000}'), notANumber),
  bad('The end is the empty text.', claim('exp', '""'), notANumber),
  bad('The end is a number larger than any that can be held.', claim('exp', '1e400'), notANumber),
  bad('The end is a negative number smaller than any that can be held.', claim('exp', '-1e400'), notANumber),
  bad('The end has an exponent of a thousand digits.', claim('exp', `1e${'9'.repeat(1000)}`), notANumber),
  bad('The end has a hundred thousand digits.', () => claim('exp', `1${'0'.repeat(100_000)}`), notANumber),
  bad('The end is the largest number that can be held.', claim('exp', '1.7976931348623157e308'), {
    fails: ['token.exp.milliseconds'],
  }),
  bad('The end is too large to be held exactly.', claim('exp', '9007199254740993'), {
    fails: ['token.exp.milliseconds'],
  }),
  bad('The end is zero.', claim('exp', '0'), { fails: ['token.exp.expired', 'token.exp.not_after_start'] }),
  bad('The end is zero with a minus sign.', claim('exp', '-0'), { fails: ['token.exp.expired'] }),
  bad('The end is before 1970.', claim('exp', '-1'), { fails: ['token.exp.expired'] }),
  bad('The end is next to nothing.', claim('exp', '5e-324'), { fails: ['token.exp.expired'] }),
  bad('The end has a thousand decimal places.', claim('exp', `${NOW - 100}.${'1'.repeat(1000)}`), {
    fails: ['token.exp.expired'],
    not: ['token.exp.not_a_number'],
  }),
  bad('The end is written with an exponent, which is allowed.', claim('exp', '1.6e9'), {
    fails: ['token.exp.expired'],
    not: ['token.exp.not_a_number', 'token.json.malformed'],
  }),
  bad('The issue time is a number in quotes.', claim('iat', `"${NOW}"`), {
    fails: ['token.iat.not_a_number'],
  }),
  bad('The beginning is a number in quotes.', claim('nbf', `"${NOW}"`), {
    fails: ['token.nbf.not_a_number'],
  }),
  bad('The beginning is true.', claim('nbf', 'true'), { fails: ['token.nbf.not_a_number'] }),
  bad('The subject is a number.', claim('sub', '12345678901234567890'), {
    fails: ['access_token.sub.missing'],
  }),
  bad('The audience is a number.', claim('aud', '1'), { fails: ['token.aud.malformed'] }),
  bad('The payload is a number with half a million digits.', () => paid('1'.repeat(500_000)), {
    fails: ['token.json.not_an_object'],
  }),
];
