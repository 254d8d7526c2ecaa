import { type CatalogueTable, entry, rfc } from '../entry.ts';
import { counted } from '../words.ts';

/** Where the parser saw it, how often, and its own words about the first place. */
type Problem = { readonly part: string; readonly count: number; readonly detail?: string };

function seen({ part, count, detail }: Problem): string {
  const where = part === 'token' ? 'the text' : `the ${part.replaceAll('_', ' ')}`;
  return `Seen in ${where}${count > 1 ? `, the first of ${counted(count, 'place')}` : ''}${detail ? `: ${detail}` : ''}.`;
}

/** How the text is built: before anything in it is believed. */
export const STRUCTURE = {
  'token.text.empty': entry<Problem>({
    subject: 'token',
    title: 'There is no token here',
    passTitle: 'There is text to read',
    explain: () => 'The text is empty, so there is nothing to judge.',
    remedy: 'Paste the whole token, or get one from a profile.',
    section: rfc(7515, '7.1'),
    severity: { default: 'violation' },
  }),
  'token.text.too_large': entry<Problem>({
    subject: 'token',
    title: 'The text is too large to be a token',
    passTitle: 'The text is of a size that can be read',
    explain: (e) => `${seen(e)} It was not read further; no server accepts a token of this size.`,
    remedy: 'Paste the token alone, without what surrounds it.',
    section: rfc(8259, '9'),
    severity: { default: 'risk' },
  }),
  'token.text.white_space': entry<Problem>({
    subject: 'token',
    title: 'White space in the token',
    passTitle: 'No white space in the token',
    explain: (e) =>
      `${seen(e)} Strict readers refuse it; it often comes from copying out of a terminal or a mail.`,
    remedy: 'Copy the token again as one line. If the server sent it so, the server is wrong.',
    section: rfc(7515, '2'),
    severity: { default: 'risk' },
  }),
  'token.segments.wrong_count': entry<Problem>({
    subject: 'token',
    title: 'Not the right number of parts',
    passTitle: 'The number of parts fits its format',
    explain: (e) => `${seen(e)} A signed token has three parts joined by dots, an encrypted one five.`,
    remedy: 'Check that the token was copied whole.',
    section: rfc(7515, '7.1'),
    severity: { default: 'violation' },
  }),
  'token.segments.empty': entry<Problem>({
    subject: 'token',
    title: 'A part of the token is empty',
    passTitle: 'No part is empty',
    explain: (e) => `${seen(e)} An empty part is only right where the format says so.`,
    remedy:
      'Check that the token was copied whole; an empty signature means that nobody vouches for the content.',
    section: rfc(7515, '7.1'),
    severity: { default: 'violation' },
  }),
  'token.segments.no_final_tilde': entry<Problem>({
    subject: 'token',
    title: 'The last tilde of the SD-JWT is missing',
    passTitle: 'The SD-JWT ends as it should',
    explain: (e) =>
      `${seen(e)} An SD-JWT ends with a tilde, or with a key binding JWT after the last one: a reader could take the last disclosure for that proof.`,
    remedy:
      'Check that it was copied whole. The issuer or the wallet must write a tilde after each disclosure.',
    section: rfc(9901, '4'),
    severity: { default: 'violation' },
  }),
  'token.encoding.not_base64url': entry<Problem>({
    subject: 'token',
    title: 'A part is not base64url',
    passTitle: 'The parts are base64url',
    explain: (e) =>
      `${seen(e)} Lenient readers skip or translate such characters, so two readers may see two different tokens.`,
    remedy: 'The issuer must encode with the URL-safe alphabet ("-" and "_") and nothing else.',
    section: rfc(7515, '2'),
    severity: { default: 'violation' },
  }),
  'token.encoding.padding': entry<Problem>({
    subject: 'token',
    title: 'A part ends with padding',
    passTitle: 'No padding',
    explain: (e) =>
      `${seen(e)} Tokens use base64url with every "=" left off; strict readers refuse the rest.`,
    remedy: 'The issuer must leave the padding off.',
    section: rfc(7515, '2'),
    severity: { default: 'violation' },
  }),
  'token.encoding.non_canonical': entry<Problem>({
    subject: 'token',
    title: 'Unused bits are set in the encoding',
    passTitle: 'Every unused bit is zero',
    explain: (e) =>
      `${seen(e)} The same bytes can then be written as different texts, which defeats lists of used or revoked tokens.`,
    remedy:
      'The issuer must set the unused bits to zero; whoever keeps a list of tokens should refuse this form.',
    section: rfc(4648, '3.5'),
    severity: { default: 'violation' },
  }),
  'token.json.not_utf8': entry<Problem>({
    subject: 'token',
    title: 'Not UTF-8',
    passTitle: 'The text inside is UTF-8',
    explain: (e) => `${seen(e)} Readers that guess another encoding see other claims.`,
    remedy: 'The issuer must encode header and claims as UTF-8.',
    section: rfc(8725, '3.7'),
    severity: { default: 'violation' },
  }),
  'token.json.byte_order_mark': entry<Problem>({
    subject: 'token',
    title: 'A byte order mark before the JSON',
    passTitle: 'No byte order mark',
    explain: (e) => `${seen(e)} Some readers skip it, others refuse the token.`,
    remedy: 'The issuer must not write a byte order mark.',
    section: rfc(8259, '8.1'),
    severity: { default: 'violation' },
  }),
  'token.json.malformed': entry<Problem>({
    subject: 'token',
    title: 'A part is not JSON',
    passTitle: 'Header and claims are JSON',
    explain: (e) => `${seen(e)} Without JSON there are no claims to judge.`,
    remedy: 'Check that the token was copied whole; if it was, this is no JWT.',
    section: rfc(7519, '7.2'),
    severity: { default: 'violation' },
  }),
  'token.json.trailing_data': entry<Problem>({
    subject: 'token',
    title: 'Something stands after the JSON',
    passTitle: 'Nothing stands after the JSON',
    explain: (e) =>
      `${seen(e)} Readers that stop at the first value see another token than those that read on.`,
    remedy: 'The issuer must write exactly one JSON object.',
    section: rfc(8259, '2'),
    severity: { default: 'violation' },
  }),
  'token.json.not_an_object': entry<Problem>({
    subject: 'token',
    title: 'A part is JSON, but no object',
    passTitle: 'Header and claims are JSON objects',
    explain: (e) => `${seen(e)} Header and claims must each be one JSON object.`,
    remedy: 'If this was meant to be a JWT, the issuer must send an object.',
    section: rfc(7519, '7.2'),
    severity: { default: 'violation' },
  }),
  'token.json.duplicate_member': entry<Problem>({
    subject: 'token',
    title: 'A name stands twice in one object',
    passTitle: 'Every name stands once',
    explain: (e) => `${seen(e)} Some readers take the first value, most the last: one token, two meanings.`,
    remedy: 'The issuer must write each name once. Treat the token as hostile until you know why it has two.',
    section: rfc(7519, '4'),
    severity: { default: 'violation' },
  }),
  'token.json.inexact_number': entry<Problem>({
    subject: 'token',
    title: 'A number that readers hold differently',
    passTitle: 'Every number is held alike by all readers',
    explain: (e) =>
      `${seen(e)} Many readers round it to what a double holds, others keep it: one token, two numbers.`,
    remedy: 'The issuer should write long numbers, such as ids, as text.',
    section: rfc(7493, '2.2'),
    severity: { default: 'risk' },
  }),
  'token.json.wrong_member': entry<Problem>({
    subject: 'token',
    title: 'A member of the JSON form is not what it must be',
    passTitle: 'The members of the JSON form are what they must be',
    explain: (e) => `${seen(e)} What it should have held cannot be read, and counts as absent.`,
    remedy: 'Whoever writes the token must follow the members and types of the JSON serialization.',
    section: rfc(7515, '7.2.1'),
    severity: { default: 'violation' },
  }),
  'token.entropy.too_low': entry<{
    readonly bits: number;
    readonly length: number;
    readonly alphabet: string;
  }>({
    subject: 'token',
    title: 'The token could be guessed',
    passTitle: 'The token is long enough not to be guessed',
    explain: (e) =>
      `${counted(e.length, 'character')} of this sort (${e.alphabet}) hold at most ${counted(e.bits, 'bit')} of chance; a token needs 128 or more.`,
    remedy: 'The server must make longer tokens. If this is no whole token, copy it again.',
    section: rfc(6749, '10.10'),
    severity: { default: 'risk' },
  }),
  'token.json.too_deep': entry<Problem>({
    subject: 'token',
    title: 'The JSON is nested too deep',
    passTitle: 'The JSON is not nested too deep',
    explain: (e) => `${seen(e)} Deep nesting is a known way to exhaust a reader.`,
    remedy: 'The issuer should flatten the claims; a reader should keep its limit.',
    section: rfc(8259, '9'),
    severity: { default: 'risk' },
  }),
  'token.json.lone_surrogate': entry<Problem>({
    subject: 'token',
    title: 'Half a character in a string',
    passTitle: 'Every string is valid Unicode',
    explain: (e) =>
      `${seen(e)} Readers replace, drop or refuse it, so comparisons of that string differ between them.`,
    remedy: 'The issuer must write whole characters.',
    section: rfc(8259, '8.2'),
    severity: { default: 'risk' },
  }),
} satisfies CatalogueTable;
