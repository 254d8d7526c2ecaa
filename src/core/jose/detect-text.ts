import { type DetectedToken, distinct, parameterTokens } from './detected-token.ts';
import { parseToken } from './parse.ts';

/**
 * A compact token by its looks: three or five parts of base64url, the first of which begins like a JSON object, and for an
 * SD-JWT what its tildes join. Anchored on `ey` and `ew`: every other header begins with a byte order mark or a line break.
 * It begins nowhere inside of a run of its own characters, so that each run is read once.
 */
const COMPACT =
  /(?<![\w.~-])e[yw][\w-]{6,}\.[\w-]*\.[\w-]*(?:\.[\w-]*\.[\w-]*)?(?:~[\w-]+(?:\.[\w-]+\.[\w-]*)?)*~?/g;
/** `Bearer …` and `DPoP …` in the middle of a line: opaque tokens are found only so. */
const CREDENTIALS = /\b(?:bearer|dpop)[ \t]+([\w.~+/-]{16,}=*)/gi;
/** A parameter or member that carries a token, in a form, a query, JSON, or JSON inside of JSON. */
const NAMED =
  /(?<![A-Za-z])((?:access_|id_|refresh_|logout_|subject_|actor_)token|id_token_hint|client_assertion)\\?["']?\s?[=:]\s?\\?["']?([\w.~+/-]{16,}=*)/g;

/** The tokens in a text of any sort, in the order in which they stand first, each once. Linear; never throws. */
export function tokensInText(text: string): readonly DetectedToken[] {
  const named = [...text.matchAll(NAMED)].flatMap((match) => {
    const [, name = '', value = ''] = match;
    const end = match.index + match[0].length;
    return parameterTokens(name, value, { start: end - value.length, end });
  });
  const presented = [...text.matchAll(CREDENTIALS)].map((match): DetectedToken => {
    const [, value = ''] = match;
    const end = match.index + match[0].length;
    return { text: value, start: end - value.length, end, role: 'access_token' };
  });
  const compact = [...text.matchAll(COMPACT)].flatMap((match) => readCompact(match[0], match.index));
  const byStart = new Map<number, DetectedToken>();
  // The compact form knows where a token ends; a name and a scheme know what it is for.
  for (const token of [...compact, ...named, ...presented]) {
    const known = byStart.get(token.start);
    if (!known) byStart.set(token.start, token);
    else if (token.role && !known.role) byStart.set(token.start, { ...known, role: token.role });
  }
  return distinct([...byStart.values()].sort((a, b) => a.start - b.start));
}

/** Dots and looks are not enough: a header that is JSON and names an algorithm is. */
function readCompact(text: string, start: number): readonly DetectedToken[] {
  const { format } = parseToken(text);
  return format === 'opaque' || format === 'broken' ? [] : [{ text, start, end: start + text.length }];
}
