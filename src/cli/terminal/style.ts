/** How a stream is drawn on: with colours, or without. */
export interface Style {
  readonly hasColour: boolean;
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly good: (text: string) => string;
  readonly warn: (text: string) => string;
  readonly bad: (text: string) => string;
}

/** Marks beside words, never instead of them. */
export const MARKS = { good: '✓', warn: '⚠', bad: '✗', note: '·', remedy: '→' } as const;

const PLAIN: Style = { hasColour: false, bold: same, dim: same, good: same, warn: same, bad: same };

const COLOURED: Style = {
  hasColour: true,
  bold: (text) => sgr(1, 22, text),
  dim: (text) => sgr(2, 22, text),
  good: (text) => sgr(32, 39, text),
  warn: (text) => sgr(33, 39, text),
  bad: (text) => sgr(31, 39, text),
};

/** Colours where the stream is a terminal that knows them and NO_COLOR (no-color.org) is not set. */
export function chooseStyle(isTty: boolean, env: Readonly<Record<string, string | undefined>>): Style {
  const isWanted = isTty && !env['NO_COLOR'] && env['TERM'] !== 'dumb';
  return isWanted ? COLOURED : PLAIN;
}

function same(text: string): string {
  return text;
}

function sgr(on: number, off: number, text: string): string {
  return text === '' ? '' : `\u001b[${on}m${text}\u001b[${off}m`;
}
