import { create } from 'zustand';

interface AnnounceState {
  readonly said: readonly { readonly id: number; readonly text: string }[];
}

/** As many as stand in the region: a screen reader speaks what is added, and may need a moment for it. */
const MOST = 4;

/** What was said last, oldest first. */
export const useAnnounced = create<AnnounceState>()(() => ({ said: [] }));

let lastId = 0;

/** Has screen readers say something, politely. Words for events, never for seconds, and never a secret. */
export function announce(text: string): void {
  lastId += 1;
  const one = { id: lastId, text };
  useAnnounced.setState(({ said }) => ({ said: [...said, one].slice(-MOST) }));
}
