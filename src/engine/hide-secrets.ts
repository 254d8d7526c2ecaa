import { spellingsOf } from '../core/exchange/echoes.ts';

const MASK = '[hidden]';
/** A shorter beginning could be that of any word. */
const SHORTEST = 6;
/** What stands at the end of a text that was cut. */
const CUT = '…';

/**
 * JSON that was made of what a server said, without the secrets it was sent and may have echoed: in every text, at any
 * depth, also where the text was cut in the middle of one. None of `secrets` may be so short that it could be part of any word.
 */
export function hideSecrets<T>(value: T, secrets: readonly string[]): T {
  if (secrets.length === 0) return value;
  const longestFirst = secrets.flatMap(spellingsOf).toSorted((a, b) => b.length - a.length);
  return walk(value, (text) => hideInText(text, longestFirst)) as T;
}

function walk(value: unknown, hide: (text: string) => string): unknown {
  if (typeof value === 'string') return hide(value);
  if (Array.isArray(value)) return value.map((item) => walk(item, hide));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, walk(item, hide)]));
}

function hideInText(text: string, longestFirst: readonly string[]): string {
  const whole = longestFirst.reduce((rest, secret) => rest.replaceAll(secret, MASK), text);
  if (!whole.endsWith(CUT)) return whole;
  const kept = whole.slice(0, -CUT.length);
  const begun = Math.max(0, ...longestFirst.map((secret) => beginningAtEnd(kept, secret)));
  return begun < SHORTEST ? whole : `${kept.slice(0, kept.length - begun)}${MASK}${CUT}`;
}

/** How many of the secret's first characters the text ends with. */
function beginningAtEnd(text: string, secret: string): number {
  let length = Math.min(text.length, secret.length - 1);
  while (length > 0 && !text.endsWith(secret.slice(0, length))) length -= 1;
  return length;
}
