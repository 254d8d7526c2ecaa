import { create } from 'zustand';

/** The tabs of a profile, in the order of their shortcuts. */
export const TABS = ['get', 'token', 'wire', 'call'] as const;
export type Tab = (typeof TABS)[number];

/** Where the window is. */
export type Place =
  | { readonly kind: 'start' }
  | { readonly kind: 'profile'; readonly profileId: string; readonly tab: Tab }
  /** A token whose profile is gone, or that never had one. */
  | { readonly kind: 'loose_token'; readonly tokenId: string }
  /** The form for a new profile. */
  | { readonly kind: 'new_profile' }
  | { readonly kind: 'tokens' }
  /** Every exchange, also of profiles that are gone and of none. */
  | { readonly kind: 'wire' }
  | { readonly kind: 'inspect' }
  /** Many tokens out of one file. */
  | { readonly kind: 'scan' }
  /** Two tokens side by side; a side without an id is a pasted text. */
  | { readonly kind: 'compare'; readonly left?: string; readonly right?: string }
  /** Making a token: a copy of a kept one, of a pasted one, or a new one. */
  | { readonly kind: 'build'; readonly tokenId?: string }
  | { readonly kind: 'settings'; readonly section?: string };

export interface PlaceState {
  readonly place: Place;
  /** Places before and after this one, as in a browser; the nearest is the last. */
  readonly past: readonly Place[];
  readonly future: readonly Place[];
  /** True until a person has gone anywhere: the window may then choose a better first place. */
  readonly isUntouched: boolean;
  readonly isSidebarOpen: boolean;
  /** The sidebar over the content, in a narrow window: open until something in it was chosen. */
  readonly isDrawerOpen: boolean;
  readonly isHelpOpen: boolean;
  /** What is chosen in a profile's tabs, by profile id; ids only. */
  readonly tokens: { readonly [profileId: string]: string };
  readonly runs: { readonly [profileId: string]: string };
  readonly exchanges: { readonly [profileId: string]: string };
  readonly go: (place: Place) => void;
  readonly back: () => void;
  readonly forward: () => void;
  readonly openTab: (tab: Tab) => void;
  readonly openToken: (profileId: string, tokenId: string) => void;
  readonly openExchange: (profileId: string, exchangeId: string) => void;
  readonly chooseRun: (profileId: string, runId: string) => void;
  readonly toggleSidebar: () => void;
  readonly toggleDrawer: () => void;
  readonly setHelp: (isHelpOpen: boolean) => void;
}

/** As many places as one goes back. */
const MOST_PAST = 50;

/** Where the window is and what is chosen there. Never a secret: ids and switches. */
export const usePlace = create<PlaceState>()((set) => ({
  place: { kind: 'start' },
  past: [],
  future: [],
  isUntouched: true,
  isSidebarOpen: true,
  isDrawerOpen: false,
  isHelpOpen: false,
  tokens: {},
  runs: {},
  exchanges: {},
  go: (place) => set((state) => goneTo(state, place)),
  back: () =>
    set(({ place, past, future }) => {
      const before = past.at(-1);
      return before ? { place: before, past: past.slice(0, -1), future: [...future, place] } : {};
    }),
  forward: () =>
    set(({ place, past, future }) => {
      const next = future.at(-1);
      return next ? { place: next, past: [...past, place], future: future.slice(0, -1) } : {};
    }),
  openTab: (tab) =>
    set((state) => (state.place.kind === 'profile' ? goneTo(state, { ...state.place, tab }) : {})),
  openToken: (profileId, tokenId) =>
    set((state) => ({
      ...goneTo(state, { kind: 'profile', profileId, tab: 'token' }),
      tokens: { ...state.tokens, [profileId]: tokenId },
    })),
  openExchange: (profileId, exchangeId) =>
    set((state) => ({
      ...goneTo(state, { kind: 'profile', profileId, tab: 'wire' }),
      exchanges: { ...state.exchanges, [profileId]: exchangeId },
    })),
  chooseRun: (profileId, runId) => set(({ runs }) => ({ runs: { ...runs, [profileId]: runId } })),
  toggleSidebar: () => set(({ isSidebarOpen }) => ({ isSidebarOpen: !isSidebarOpen })),
  toggleDrawer: () => set(({ isDrawerOpen }) => ({ isDrawerOpen: !isDrawerOpen })),
  setHelp: (isHelpOpen) => set({ isHelpOpen }),
}));

function goneTo({ place, past, isUntouched }: PlaceState, next: Place): Partial<PlaceState> {
  if (samePlace(place, next)) return { place: next, isUntouched: false, isDrawerOpen: false };
  // What the window chose by itself at the start is nothing to go back to.
  const before = isUntouched ? past : [...past, place].slice(-MOST_PAST);
  return { place: next, past: before, future: [], isUntouched: false, isDrawerOpen: false };
}

/** True where two places are one, whatever their order of members. */
export function samePlace(a: Place, b: Place): boolean {
  const members = (place: Place) =>
    JSON.stringify(Object.entries(place).sort(([one], [other]) => one.localeCompare(other)));
  return members(a) === members(b);
}

/** The profile a person is at, if they are at one. */
export function profileOf(place: Place): string | undefined {
  return place.kind === 'profile' ? place.profileId : undefined;
}
