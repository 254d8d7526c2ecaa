import type { TextRange } from '../text/json-walk.ts';
import { roleOfParameter, type TokenRole } from './token-roles.ts';

/** A token found in a text. `text` is the token itself; between `start` and `end` it may stand quoted or encoded. */
export interface DetectedToken {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** What it was for where it stood. */
  readonly role?: TokenRole;
  /** How often it stands in the text, where that was counted and is more than once. */
  readonly sightings?: number;
}

/** More tokens than these are for a scan: a person looks at them one by one. */
export const MAX_TOKENS = 200;

/** Each token once, where it stands first, with how often it was seen. */
export function distinct(tokens: readonly DetectedToken[]): readonly DetectedToken[] {
  const byText = Map.groupBy(tokens, ({ text }) => text);
  return [...byText.values()].flatMap((same) => {
    const role = same.find((token) => token.role !== undefined)?.role;
    const first = same[0];
    if (!first) return [];
    return [{ ...first, ...(role ? { role } : {}), ...(same.length > 1 ? { sightings: same.length } : {}) }];
  });
}

/** The token that a parameter or JSON member carries, if it carries one. A shell variable is none. */
export function parameterTokens(name: string, value: string, range: TextRange): DetectedToken[] {
  const role = roleOfParameter(name);
  return role === undefined || value === '' || isVariable(value) ? [] : [{ text: value, ...range, role }];
}

/** The token in a header's value, which stands between two offsets: `Authorization` with a token, or `DPoP`. */
export function headerTokens(name: string, text: string, start: number, end: number): DetectedToken[] {
  switch (name.toLowerCase()) {
    case 'authorization':
      return credentialsToken(text, start, end);
    case 'dpop':
      return wordAt(text, start, end, 'dpop_proof');
    default:
      return [];
  }
}

/** The token in credentials of the schemes `Bearer` (RFC 6750 §2.1) and `DPoP` (RFC 9449 §7.1). */
export function credentialsToken(text: string, start: number, end = text.length): DetectedToken[] {
  const scheme = /^(?:bearer|dpop)\s+/i.exec(text.slice(start, end));
  return scheme === null ? [] : wordAt(text, start + scheme[0].length, end, 'access_token');
}

function wordAt(text: string, start: number, end: number, role: TokenRole): DetectedToken[] {
  const word = /^\S+/.exec(text.slice(start, end))?.[0];
  return word === undefined || isVariable(word)
    ? []
    : [{ text: word, start, end: start + word.length, role }];
}

/** Something to be filled in: a shell's variable, a template's, or words in angle brackets. */
function isVariable(text: string): boolean {
  return /^(?:\$|%\w+%$|<|\{\{)/.test(text);
}
