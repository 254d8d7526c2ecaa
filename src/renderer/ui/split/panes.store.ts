import { create } from 'zustand';

export interface PanesState {
  /** Sizes that a person gave to panes, by the panes' names, in CSS pixels. A pane that is not here has its own first size. */
  readonly sizes: { readonly [name: string]: number };
  readonly resize: (name: string, px: number) => void;
  /** Gives a pane its first size back. */
  readonly reset: (name: string) => void;
}

/** How wide the panes of the window are. */
export const usePanes = create<PanesState>()((set) => ({
  sizes: {},
  resize: (name, px) => set(({ sizes }) => ({ sizes: { ...sizes, [name]: Math.round(px) } })),
  reset: (name) =>
    set(({ sizes }) => {
      const { [name]: _, ...others } = sizes;
      return { sizes: others };
    }),
}));
