import { create } from 'zustand';
import type { PaletteMode } from './palette.model.ts';

export interface PaletteState {
  /** What it is open for; absent: it is closed. */
  readonly mode: PaletteMode | undefined;
  /** What was chosen last, the newest first; ids only. */
  readonly recent: readonly string[];
  readonly open: (mode: PaletteMode) => void;
  readonly close: () => void;
  readonly used: (id: string) => void;
}

const MOST_RECENT = 6;

/** Whether the palette is open, and what was chosen in it. What is typed there stays in it. */
export const usePalette = create<PaletteState>()((set) => ({
  mode: undefined,
  recent: [],
  open: (mode) => set({ mode }),
  close: () => set({ mode: undefined }),
  used: (id) =>
    set(({ recent }) => ({ recent: [id, ...recent.filter((one) => one !== id)].slice(0, MOST_RECENT) })),
}));
