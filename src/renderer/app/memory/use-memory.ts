import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { call } from '../../bridge/call.ts';
import { queries } from '../../bridge/queries.ts';
import { usePanes } from '../../ui/split/panes.store.ts';
import { usePalette } from '../palette/palette.store.ts';
import { usePlace } from '../place.store.ts';
import { firstPlace, memoryOf } from './memory.model.ts';

/** How long the window is left alone before it is written down how it stands. */
const CALM_MS = 400;

/** Begins where a person was when they left, and keeps where they are for the next time. */
export function useMemory(): void {
  const isRestored = useRestoring();
  useEffect(() => (isRestored ? keepRemembering() : undefined), [isRestored]);
}

/** True once what was remembered is in its place again. */
function useRestoring(): boolean {
  const status = useQuery(queries.appStatus());
  const profiles = useQuery(queries.profiles());
  const isUntouched = usePlace((state) => state.isUntouched);
  const remembered = status.data?.remembered;
  const hasStatus = status.data !== undefined;
  useEffect(() => {
    if (!hasStatus || !remembered) return;
    const { panes, tokens, recent, isSidebarOpen } = remembered;
    // What a person has done meanwhile counts.
    usePanes.setState(({ sizes }) => ({ sizes: { ...panes, ...sizes } }));
    usePlace.setState((now) => ({ tokens: { ...tokens, ...now.tokens }, isSidebarOpen }));
    usePalette.setState((now) => ({ recent: [...new Set([...now.recent, ...recent])] }));
    // Once: later states of the program tell what this window itself had it remember.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [hasStatus]);
  const ids = profiles.data?.map(({ profile }) => profile.id);
  const isKnown = hasStatus && ids !== undefined;
  useEffect(() => {
    if (!isUntouched || !isKnown) return;
    const place = firstPlace(remembered?.place, ids);
    // The start is where the window is already; a profile that comes later may still be a better place.
    if (place.kind !== 'start' || remembered) usePlace.getState().go(place);
  }, [isUntouched, isKnown, ids, remembered]);
  return isKnown;
}

/** Writes the window's state down whenever it has changed and then been left alone. Gives back how to stop. */
function keepRemembering(): () => void {
  let written = '';
  let timer: ReturnType<typeof setTimeout> | undefined;
  const write = () => {
    clearTimeout(timer);
    timer = undefined;
    const memory = memoryOf(usePlace.getState(), usePanes.getState(), usePalette.getState());
    const text = JSON.stringify(memory);
    if (text === written) return;
    written = text;
    // Where it cannot be kept, the next start begins at the first profile: no fault to show to anybody.
    call('window.remember', memory).catch(() => undefined);
  };
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(write, CALM_MS);
  };
  const stops = [usePlace.subscribe(later), usePanes.subscribe(later), usePalette.subscribe(later)];
  addEventListener('pagehide', write);
  return () => {
    clearTimeout(timer);
    removeEventListener('pagehide', write);
    for (const stop of stops) stop();
  };
}
