import { type RefCallback, useCallback, useLayoutEffect, useRef, useState } from 'react';
import { type Sight, rowsInSight, scrolledTo } from './rows-in-sight.model.ts';

export interface RowsInSight {
  /** The `ref` of the element that scrolls. */
  readonly setScroller: RefCallback<HTMLDivElement>;
  readonly sight: Sight;
  /** How many rows fit on the screen. */
  readonly pageRows: () => number;
  readonly show: (index: number) => void;
  readonly scrollToTop: () => void;
}

/** Follows how far an element with rows of one height is scrolled: what it costs does not depend on how many rows there are. */
export function useRowsInSight(rowHeight: number, headRows: number): RowsInSight {
  const element = useRef<HTMLDivElement | null>(null);
  const [scroller, setFound] = useState<HTMLDivElement | null>(null);
  const [sight, setSight] = useState<Sight>({ first: 0, end: 0 });
  const setScroller = useCallback((found: HTMLDivElement | null) => {
    element.current = found;
    setFound(found);
  }, []);
  useLayoutEffect(() => {
    if (!scroller) return undefined;
    const look = () => {
      const now = rowsInSight(scrolled(scroller, rowHeight, headRows));
      setSight((before) => (before.first === now.first && before.end === now.end ? before : now));
    };
    const resized = new ResizeObserver(look);
    look();
    resized.observe(scroller);
    scroller.addEventListener('scroll', look, { passive: true });
    return () => {
      resized.disconnect();
      scroller.removeEventListener('scroll', look);
    };
  }, [scroller, rowHeight, headRows]);
  const scrollTo = (top: number) => {
    if (element.current) element.current.scrollTop = top;
  };
  return {
    setScroller,
    sight,
    pageRows: () => Math.floor(scrolled(element.current, rowHeight, headRows).height / rowHeight),
    show: (index) => scrollTo(scrolledTo(index, scrolled(element.current, rowHeight, headRows))),
    scrollToTop: () => scrollTo(0),
  };
}

function scrolled(scroller: HTMLDivElement | null, rowHeight: number, headRows: number) {
  const { scrollTop = 0, clientHeight = 0 } = scroller ?? {};
  return { top: scrollTop, height: clientHeight - headRows * rowHeight, rowHeight };
}
