const WHITE = new Set([' ', '\t', '\n', '\r']);

/** A JSON text without the white space between its tokens (RFC 8259 §2); everything else stays as it is written. */
export function compactJson(text: string): string {
  let compact = '';
  let from = 0;
  let isInText = false;
  for (let at = 0; at < text.length; at++) {
    const character = text[at] ?? '';
    if (isInText) {
      if (character === '\\') at++;
      else if (character === '"') isInText = false;
    } else if (character === '"') isInText = true;
    else if (WHITE.has(character)) {
      compact += text.slice(from, at);
      from = at + 1;
    }
  }
  return compact + text.slice(from);
}
