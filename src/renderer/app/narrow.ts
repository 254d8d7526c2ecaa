import { useSyncExternalStore } from 'react';

/** Too narrow for sidebar and content side by side; also where the text is so large that it comes to the same. */
const NARROW = '(max-width: 33rem)';

export function isNarrow(): boolean {
  return matchMedia(NARROW).matches;
}

function watch(onChange: () => void): () => void {
  const list = matchMedia(NARROW);
  list.addEventListener('change', onChange);
  return () => list.removeEventListener('change', onChange);
}

/** True while the window is so narrow that the sidebar lies over the content instead of beside it. */
export function useIsNarrow(): boolean {
  return useSyncExternalStore(watch, isNarrow);
}
