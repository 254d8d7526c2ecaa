/** A secret in a text. UTF-16 offsets. */
export interface SecretRange {
  readonly start: number;
  readonly end: number;
  /** From here on it is masked: past `start` where its beginning is no secret (the header and payload of a JWT). */
  readonly hiddenFrom: number;
  /** What it is, in lower case, for placeholders. */
  readonly name: string;
  /** True where its name or its form told it, false where it only looks random. */
  readonly isNamed: boolean;
  /** True where it was found by the form of compact JOSE alone. */
  readonly isJose: boolean;
}

export const MASK = '•';
/** A signature shorter than this hides nothing worth guessing: then the payload goes too. */
const SIGNATURE_LENGTH = 20;

/** The text with its secrets masked, character for character: every offset stays what it was. */
export function maskRanges(text: string, ranges: readonly SecretRange[]): string {
  let masked = '';
  let at = 0;
  for (const { hiddenFrom: from, end } of ranges) {
    if (end <= at) continue;
    const start = Math.max(from, at);
    masked += text.slice(at, start) + MASK.repeat(end - start);
    at = end;
  }
  return masked + text.slice(at);
}

/** How `{` and a quote or white space begin in base64url: so begins every JOSE header, and no host name. */
const HEADER_START = 'e(?:y[A-DI-L]|w[k-r0-3])[\\w-]*';
const JOSE = new RegExp(`(?<![\\w-])${HEADER_START}\\.[\\w-]*\\.[\\w-]*(?:\\.[\\w-]*\\.[\\w-]*)?`, 'g');
const WHOLE_JOSE = new RegExp(`^${HEADER_START}\\.[\\w-]*\\.[\\w-]*(?:\\.[\\w-]*\\.[\\w-]*)?$`);

/** Compact JOSE anywhere in a text. */
export function joseRanges(text: string): readonly SecretRange[] {
  if (!text.includes('.')) return [];
  return [...text.matchAll(JOSE)].map((match) => {
    const start = match.index;
    const from = start + hiddenFrom(match[0]);
    return {
      start,
      end: start + match[0].length,
      hiddenFrom: from,
      name: 'token',
      isNamed: true,
      isJose: true,
    };
  });
}

/** Offset in a token from which it must be hidden. A JWT without a good signature is itself the whole credential. */
export function hiddenFrom(token: string): number {
  if (!WHOLE_JOSE.test(token)) return 0;
  const [header = '', payload = '', signature = '', ...rest] = token.split('.');
  const isSigned = rest.length === 0 && signature.length >= SIGNATURE_LENGTH;
  return header.length + 1 + (isSigned ? payload.length + 1 : 0);
}
