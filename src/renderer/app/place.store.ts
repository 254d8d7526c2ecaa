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
  /** The form: of a profile, or for a new one. */
  | { readonly kind: 'profile_form'; readonly profileId?: string }
  | { readonly kind: 'inspect' }
  | { readonly kind: 'settings' };

export interface PlaceState {
  readonly place: Place;
  /** True until a person has gone anywhere: the window may then choose a better first place. */
  readonly isUntouched: boolean;
  readonly isSidebarOpen: boolean;
  readonly isHelpOpen: boolean;
  /** What is chosen in a profile's tabs, by profile id; ids only. */
  readonly tokens: { readonly [profileId: string]: string };
  readonly runs: { readonly [profileId: string]: string };
  readonly exchanges: { readonly [profileId: string]: string };
  readonly go: (place: Place) => void;
  readonly openTab: (tab: Tab) => void;
  readonly openToken: (profileId: string, tokenId: string) => void;
  readonly openExchange: (profileId: string, exchangeId: string) => void;
  readonly chooseRun: (profileId: string, runId: string) => void;
  readonly toggleSidebar: () => void;
  readonly setHelp: (isHelpOpen: boolean) => void;
}

/** Where the window is and what is chosen there. Never a secret: ids and switches. */
export const usePlace = create<PlaceState>()((set) => ({
  place: { kind: 'start' },
  isUntouched: true,
  isSidebarOpen: true,
  isHelpOpen: false,
  tokens: {},
  runs: {},
  exchanges: {},
  go: (place) => set({ place, isUntouched: false }),
  openTab: (tab) => set(({ place }) => (place.kind === 'profile' ? { place: { ...place, tab } } : {})),
  openToken: (profileId, tokenId) =>
    set(({ tokens }) => ({
      place: { kind: 'profile', profileId, tab: 'token' },
      tokens: { ...tokens, [profileId]: tokenId },
      isUntouched: false,
    })),
  openExchange: (profileId, exchangeId) =>
    set(({ exchanges }) => ({
      place: { kind: 'profile', profileId, tab: 'wire' },
      exchanges: { ...exchanges, [profileId]: exchangeId },
    })),
  chooseRun: (profileId, runId) => set(({ runs }) => ({ runs: { ...runs, [profileId]: runId } })),
  toggleSidebar: () => set(({ isSidebarOpen }) => ({ isSidebarOpen: !isSidebarOpen })),
  setHelp: (isHelpOpen) => set({ isHelpOpen }),
}));

/** The profile a person is at, if they are at one. */
export function profileOf(place: Place): string | undefined {
  return place.kind === 'profile' || place.kind === 'profile_form' ? place.profileId : undefined;
}
