/** A text as its first sentence and what follows. A dot inside an address ends nothing. */
export function firstSentence(text: string): readonly [first: string, rest: string] {
  const end = /[.!?](?=\s)/.exec(text);
  if (!end) return [text, ''];
  return [text.slice(0, end.index + 1), text.slice(end.index + 2)];
}
