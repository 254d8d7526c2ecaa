import type { NearMiss } from '../findings/words.ts';

/** Longer texts are no identifiers; comparing them in every way would only take time. */
const MAX_CHARACTERS = 2048;

/** Where an issuer's metadata is, taken for the issuer itself (OIDC Discovery §4, RFC 8414 §3.1). */
const DISCOVERY = /\/\.well-known\/(?:openid-configuration|oauth-authorization-server)\/*$/;

/** Letters of other scripts that look like Latin ones: what an issuer or audience that is meant to deceive is written with. */
const LOOK_ALIKES: ReadonlyMap<string, string> = pairs('аесорхуіјѕһԁԛԝοανι', 'aecopxyijshdqwoavi');

const NORMALIZERS: readonly (readonly [NearMiss, (text: string) => string])[] = [
  ['white_space', (text) => text.trim()],
  ['discovery_address', (text) => text.replace(DISCOVERY, '')],
  ['look_alike', withoutLookAlikes],
  ['percent_encoding', withoutPercentEncoding],
  ['trailing_slash', withoutTrailingSlashes],
  ['port', (text) => text.replace(/^([a-z][\w+.-]*:\/\/(?:\[[^\]/?#]*\]|[^:/?#]*)):\d*(?=[/?#]|$)/i, '$1')],
  ['scheme', (text) => text.replace(/^http:/i, 'https:')],
  ['case', (text) => text.toLowerCase()],
  [
    'loopback_name',
    (text) => text.replace(/^(https?:\/\/)(?:127\.0\.0\.1|\[::1\])(?=[:/?#]|$)/i, '$1localhost'),
  ],
];

/**
 * The smallest set of trifles that explains why two identifiers are not the same text; empty where they are the same,
 * or where more than trifles separates them. Issuers and audiences compare exactly (RFC 3986 §6.2.1): a near miss is
 * still a mismatch, but one that a person can mend.
 */
export function nearMisses(one: string, other: string): readonly NearMiss[] {
  if (one === other || one.length > MAX_CHARACTERS || other.length > MAX_CHARACTERS) return [];
  const everything = (1 << NORMALIZERS.length) - 1;
  if (normalize(one, everything) !== normalize(other, everything)) return [];
  const subsets = Array.from({ length: everything }, (_, index) => index + 1).sort(
    (a, b) => bits(a) - bits(b),
  );
  const smallest =
    subsets.find((subset) => normalize(one, subset) === normalize(other, subset)) ?? everything;
  return NORMALIZERS.filter((_, index) => smallest & (1 << index)).map(([name]) => name);
}

/** The near misses of the first pair that has any. */
export function nearMissesBetween(ones: readonly string[], others: readonly string[]): readonly NearMiss[] {
  const pairs = ones
    .slice(0, 20)
    .flatMap((one) => others.slice(0, 20).map((other) => nearMisses(one, other)));
  return pairs.find((misses) => misses.length > 0) ?? [];
}

function normalize(text: string, subset: number): string {
  return NORMALIZERS.reduce((sum, [, apply], index) => (subset & (1 << index) ? apply(sum) : sum), text);
}

function withoutLookAlikes(text: string): string {
  return /^\p{ASCII}*$/u.test(text)
    ? text
    : text.normalize('NFKC').replaceAll(/\P{ASCII}/gu, (letter) => LOOK_ALIKES.get(letter) ?? letter);
}

function withoutPercentEncoding(text: string): string {
  try {
    return text.includes('%') ? decodeURIComponent(text) : text;
  } catch {
    return text;
  }
}

function pairs(from: string, to: string): ReadonlyMap<string, string> {
  return new Map(Array.from(from, (letter, index) => [letter, to.charAt(index)]));
}

function bits(subset: number): number {
  return subset.toString(2).replaceAll('0', '').length;
}

function withoutTrailingSlashes(text: string): string {
  let end = text.length;
  while (end > 0 && text.charAt(end - 1) === '/') end--;
  return text.slice(0, end);
}
