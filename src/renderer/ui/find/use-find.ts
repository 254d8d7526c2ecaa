import { type RefObject, useEffect, useState } from 'react';
import { stepMatch } from './find.model.ts';
import { rangesOf } from './ranges.ts';

const ALL = 'assay-find';
const CURRENT = 'assay-find-current';

export interface Finder {
  readonly count: number;
  /** The place that is shown, from 0; -1 where there is none. */
  readonly at: number;
  readonly step: (by: 1 | -1) => void;
}

/**
 * Marks where a text stands in what an element shows, without touching it (CSS Custom Highlight API), and brings one
 * place after the other into sight. It looks again when the element’s content changes.
 */
export function useFind(root: RefObject<HTMLElement | null>, wanted: string): Finder {
  const [ranges, setRanges] = useState<readonly Range[]>([]);
  const [at, setAt] = useState(-1);
  useEffect(() => {
    const element = root.current;
    if (!element) return undefined;
    const look = () => {
      const found = rangesOf(element, wanted);
      setRanges(found);
      setAt((before) => Math.min(Math.max(before, 0), found.length - 1));
    };
    look();
    const observer = new MutationObserver(look);
    observer.observe(element, { childList: true, subtree: true, characterData: true });
    return () => observer.disconnect();
  }, [root, wanted]);
  useEffect(() => {
    const current = ranges[at];
    CSS.highlights.set(ALL, new Highlight(...ranges.filter((range) => range !== current)));
    CSS.highlights.set(CURRENT, new Highlight(...(current ? [current] : [])));
    if (current) show(current);
    return () => {
      CSS.highlights.delete(ALL);
      CSS.highlights.delete(CURRENT);
    };
  }, [ranges, at]);
  return { count: ranges.length, at, step: (by) => setAt(stepMatch(at, ranges.length, by)) };
}

/** Brings a place into sight: in the text that scrolls by itself, where it is in one, and in what that lies in. */
function show(range: Range): void {
  const parent = range.startContainer.parentElement;
  const scroller = parent?.closest('pre');
  if (scroller) {
    const place = range.getBoundingClientRect();
    const box = scroller.getBoundingClientRect();
    const isIn = place.top >= box.top && place.bottom <= box.bottom;
    if (!isIn) scroller.scrollTop += place.top - box.top - box.height / 3;
  }
  (scroller ?? parent)?.scrollIntoView({ block: 'nearest' });
}
