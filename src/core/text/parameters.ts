/** One `name=value` of a query, fragment or form body; UTF-16 offsets of the value as it stands in the text. */
export interface RawParameter {
  /** Decoded. */
  readonly name: string;
  /** Decoded. */
  readonly value: string;
  readonly nameStart: number;
  readonly valueStart: number;
  readonly valueEnd: number;
}

/**
 * Reads `application/x-www-form-urlencoded` between two offsets, keeping order, repetition and places.
 * What cannot be decoded is kept as it stands. Never throws.
 */
export function readParameters(text: string, start = 0, end = text.length): readonly RawParameter[] {
  const found: RawParameter[] = [];
  let at = start;
  while (at < end) {
    const next = text.indexOf('&', at);
    const stop = next === -1 || next > end ? end : next;
    if (stop > at) found.push(readParameter(text, at, stop));
    at = stop + 1;
  }
  return found;
}

/** Where the query and the fragment of a URL stand, without `?` and `#`; absent where the URL has none. */
export function urlParts(url: string): {
  readonly query?: { readonly start: number; readonly end: number };
  readonly fragment?: { readonly start: number; readonly end: number };
} {
  const hash = url.indexOf('#');
  const beforeHash = hash === -1 ? url.length : hash;
  const mark = url.indexOf('?');
  return {
    ...(mark !== -1 && mark < beforeHash ? { query: { start: mark + 1, end: beforeHash } } : {}),
    ...(hash === -1 ? {} : { fragment: { start: hash + 1, end: url.length } }),
  };
}

function readParameter(text: string, start: number, end: number): RawParameter {
  // Looked for in the parameter alone: in the whole text it would be looked for to its end, once for each parameter.
  const equals = text.slice(start, end).indexOf('=');
  const nameEnd = equals === -1 ? end : start + equals;
  const valueStart = Math.min(nameEnd + 1, end);
  return {
    name: decodeFormComponent(text.slice(start, nameEnd)),
    value: decodeFormComponent(text.slice(valueStart, end)),
    nameStart: start,
    valueStart,
    valueEnd: end,
  };
}

/** One form-encoded name or value as text; as it stands where its percent signs mean nothing. */
function decodeFormComponent(text: string): string {
  const spaced = text.replaceAll('+', ' ');
  if (!spaced.includes('%')) return spaced;
  try {
    return decodeURIComponent(spaced);
  } catch {
    return text;
  }
}
