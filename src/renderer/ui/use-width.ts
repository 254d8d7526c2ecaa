import { useCallback, useState } from 'react';

/** The width of an element, followed as it changes; known before the first paint. Give the function to its `ref`. */
export function useWidth(): readonly [
  number | undefined,
  (element: HTMLElement | null) => (() => void) | undefined,
] {
  const [width, setWidth] = useState<number>();
  const measure = useCallback((element: HTMLElement | null) => {
    if (!element) return undefined;
    const read = () => setWidth(element.clientWidth);
    read();
    const observer = new ResizeObserver(read);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [width, measure];
}
