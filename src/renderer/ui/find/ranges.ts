import { findAll } from './find.model.ts';

/** Texts of different blocks are not one text, however near they stand. */
const BLOCKS = 'td, th, pre, p, li, h3, h4';

interface Piece {
  readonly node: Text;
  /** Where it begins in the text of the whole. */
  readonly start: number;
}

/** Where a text stands in what an element shows, in order; a place may go over several of its texts. */
export function rangesOf(root: HTMLElement, wanted: string): readonly Range[] {
  if (wanted === '') return [];
  const { pieces, text } = readText(root);
  let from = 0;
  return findAll(text, wanted).flatMap(({ start, end }) => {
    while ((pieces[from + 1]?.start ?? Number.POSITIVE_INFINITY) <= start) from += 1;
    let to = from;
    while ((pieces[to + 1]?.start ?? Number.POSITIVE_INFINITY) < end) to += 1;
    const [first, last] = [pieces[from], pieces[to]];
    return first && last ? [rangeOf(first, start, last, end)] : [];
  });
}

function readText(root: HTMLElement): { readonly pieces: readonly Piece[]; readonly text: string } {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const pieces: Piece[] = [];
  const parts: string[] = [];
  let length = 0;
  let block: Element | null | undefined;
  while (walker.nextNode()) {
    const node = walker.currentNode as Text;
    const own = node.parentElement?.closest(BLOCKS) ?? null;
    if (own !== block) {
      parts.push('\n');
      length += 1;
    }
    block = own;
    pieces.push({ node, start: length });
    parts.push(node.data);
    length += node.data.length;
  }
  return { pieces, text: parts.join('') };
}

function rangeOf(first: Piece, start: number, last: Piece, end: number): Range {
  const range = new Range();
  range.setStart(first.node, Math.max(0, start - first.start));
  range.setEnd(last.node, Math.min(end - last.start, last.node.data.length));
  return range;
}
