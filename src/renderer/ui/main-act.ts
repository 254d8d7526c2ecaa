import { useEffect, useRef } from 'react';

/** The main act of the screen that is open: what Ctrl or Command with Enter does. */
const acts: (() => void)[] = [];

/** Does the main act of the screen, if it has one. */
export function doMainAct(): boolean {
  const act = acts.at(-1);
  act?.();
  return act !== undefined;
}

/** Makes `act` the main act while the component is there and `isEnabled`. */
export function useMainAct(act: () => void, isEnabled = true): void {
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  });
  useEffect(() => {
    if (!isEnabled) return undefined;
    const run = () => latest.current();
    acts.push(run);
    return () => {
      acts.splice(acts.indexOf(run), 1);
    };
  }, [isEnabled]);
}
