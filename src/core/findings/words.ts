/** Pieces of sentences for the catalogue. */
import type { ReadBody } from '../oauth/read-json.ts';

/** Names side by side: `a`, `a and b`, `a, b and c`. */
export function listed(values: readonly (string | number)[]): string {
  if (values.length === 0) return 'nothing';
  const names = values.map(String);
  return names.length === 1 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

/** A list with the verb that goes with it: `sub is`, `sub and exp are`. */
export function listedWith(values: readonly (string | number)[], one: string, many: string): string {
  return `${listed(values)} ${values.length === 1 ? one : many}`;
}

/** What required claims lack: `sub and exp are missing or of the wrong type.` */
export function lacking(claims: readonly string[]): string {
  return `${listedWith(claims, 'is', 'are')} missing or of the wrong type.`;
}

/** `1 key`, `2 keys`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** A span of time by its two largest units, without a second one of zero: `45 s`, `2 min 5 s`, `1 h`, `3 d 4 h`. */
export function duration(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return twoUnits(whole, 60, 'min', 1, 's');
  if (whole < 86_400) return twoUnits(whole, 3600, 'h', 60, 'min');
  return twoUnits(whole, 86_400, 'd', 3600, 'h');
}

function twoUnits(
  seconds: number,
  large: number,
  largeName: string,
  small: number,
  smallName: string,
): string {
  const rest = Math.floor((seconds % large) / small);
  return `${Math.floor(seconds / large)} ${largeName}${rest === 0 ? '' : ` ${rest} ${smallName}`}`;
}

/** How long ago: `2 min 5 s ago`, or `just now`. */
export function ago(seconds: number): string {
  return seconds < 1 ? 'just now' : `${duration(seconds)} ago`;
}

/** When a proof was made; of one that is past, what to think of that. */
export function madeWhen(ageSeconds: number, ofOld: string): string {
  return ageSeconds < 0
    ? `It says that it was made ${duration(-ageSeconds)} from now.`
    : `It was made ${ago(ageSeconds)}. ${ofOld}`;
}

/** What a body that should have been a JSON object is instead: the end of a sentence that begins with "the body is". */
export function bodyWords(look: ReadBody['looksLike']): string {
  return BODY_WORDS[look];
}

const BODY_WORDS: { readonly [look in ReadBody['looksLike']]: string } = {
  json_object: 'a JSON object',
  json: 'JSON, but no object',
  html: 'an HTML page',
  jwt: 'a JWT',
  empty: 'empty',
  text: 'plain text',
  binary: 'not text at all',
};

/** What kind of difference makes two identifiers that mean the same unequal. */
export type NearMiss =
  | 'white_space'
  | 'discovery_address'
  | 'look_alike'
  | 'percent_encoding'
  | 'trailing_slash'
  | 'port'
  | 'scheme'
  | 'case'
  | 'loopback_name';

const NEAR_MISS_WORDS: { readonly [miss in NearMiss]: string } = {
  white_space: 'white space around it',
  discovery_address: 'the address of the metadata, given for the issuer',
  look_alike: 'letters of another script that look alike',
  percent_encoding: 'characters that are percent-encoded',
  trailing_slash: 'a slash at the end',
  port: 'the port',
  scheme: 'http against https',
  case: 'upper and lower case',
  loopback_name: 'the name of the loopback host',
};

/** A sentence for near misses, with a space before it; nothing where there are none. */
export function nearly(misses: readonly NearMiss[]): string {
  if (misses.length === 0) return '';
  return ` They differ only in ${listed(misses.map((miss) => NEAR_MISS_WORDS[miss]))}; the comparison is exact.`;
}
