import { useCallback, useState } from 'react';

/**
 * The width of an element, followed as it changes; known before the first paint. Give the function to its `ref`. Measuring has
 * the browser lay out the page at once: who knows how wide the element is at first says so.
 */
export function useWidth(
  atFirst?: number,
): readonly [number | undefined, (element: HTMLElement | null) => (() => void) | undefined] {
  const [width, setWidth] = useState(atFirst);
  const measure = useCallback(
    (element: HTMLElement | null) => {
      if (!element) return undefined;
      const read = () => setWidth(element.clientWidth);
      if (atFirst === undefined) read();
      const observer = new ResizeObserver(read);
      observer.observe(element);
      return () => observer.disconnect();
    },
    [atFirst],
  );
  return [width, measure];
}
