import { useMutation } from '@tanstack/react-query';
import type { AppStatus } from '../../../contract/models/app.ts';
import { command } from '../../bridge/commands.ts';
import { type Offer, type Offers, useActs } from '../../ui/acts/offers.ts';
import { showToast } from '../../ui/toast/toast.ts';
import { actWords } from '../../words/acts.ts';
import { useIsNarrow } from '../narrow.ts';
import { usePalette } from '../palette/palette.store.ts';
import { type PlaceState, type Tab, usePlace } from '../place.store.ts';

const { whyNot } = actWords;

function onlyIf(isPossible: boolean, reason: string, run: () => void): Offer {
  return isPossible ? { run } : { run, whyNot: reason };
}

/** Offers what the window itself can do, wherever one is. */
export function useWindowActs(status: AppStatus | undefined): void {
  const state = usePlace();
  const isInDrawer = useIsNarrow();
  const open = usePalette((palette) => palette.open);
  const sandbox = useMutation(command('sandbox.start'));
  useActs({
    ...placeActs(state),
    ...fieldActs(),
    palette: { run: () => open('all') },
    switch_profile: { run: () => open('profiles') },
    switch_environment: { run: () => open('environments') },
    sidebar: { run: isInDrawer ? state.toggleDrawer : state.toggleSidebar },
    help: { run: () => state.setHelp(true) },
    start_sandbox: onlyIf(status?.sandbox.state !== 'running', whyNot.sandboxRuns, () =>
      sandbox.mutate({}, { onError: ({ fault }) => showToast({ text: fault.message, tone: 'fault' }) }),
    ),
  });
}

function placeActs(state: PlaceState): Offers {
  const { place, past, future, go, openTab } = state;
  const tab = (to: Tab) => onlyIf(place.kind === 'profile', whyNot.noProfile, () => openTab(to));
  return {
    tab_1: tab('get'),
    tab_2: tab('token'),
    tab_3: tab('wire'),
    tab_4: tab('call'),
    start: onlyIf(place.kind !== 'start', whyNot.atStart, () => go({ kind: 'start' })),
    all_tokens: { run: () => go({ kind: 'tokens' }) },
    wire_all: { run: () => go({ kind: 'wire' }) },
    inspect: { run: () => (place.kind === 'inspect' ? focusBox() : go({ kind: 'inspect' })) },
    scan: { run: () => go({ kind: 'scan' }) },
    compare: { run: () => go({ kind: 'compare' }) },
    build: { run: () => go({ kind: 'build' }) },
    new_profile: { run: () => go({ kind: 'new_profile' }) },
    settings: { run: () => go({ kind: 'settings' }) },
    go_back: onlyIf(past.length > 0, whyNot.nothingBack, state.back),
    go_forward: onlyIf(future.length > 0, whyNot.nothingForward, state.forward),
    close: onlyIf(place.kind !== 'start', whyNot.atStart, () => closePlace(state)),
  };
}

/** Whoever is there already wants to paste the next one. */
function focusBox(): void {
  document.querySelector('main')?.querySelector('textarea')?.focus();
}

/** Closing a profile leads to the start; closing anything else, to where one was before it. */
function closePlace({ place, past, go, back }: PlaceState): void {
  if (place.kind === 'profile' || past.length === 0) go({ kind: 'start' });
  else back();
}

/** Fields that many screens have: marked where they are drawn, looked for when they are asked for. */
function fieldActs(): Offers {
  const field = (selector: string): Offer => {
    const find = () => document.querySelector<HTMLInputElement>(`main ${selector}`);
    return {
      run: () => {
        find()?.focus();
        find()?.select();
      },
      whyNotNow: () => (find() ? undefined : whyNot.notHere),
    };
  };
  return { address: field('[data-address]'), find: field('[role="searchbox"]') };
}
