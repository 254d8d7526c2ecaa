import { create } from 'zustand';
import type { Sort } from '../../ui/virtual/virtual-table.tsx';
import { NO_FILTER, type TokenFilter } from './tokens.model.ts';

/** As a table, or as the tree of how they came from one another. */
export type TokensView = 'table' | 'tree';

interface TokensState {
  readonly filter: TokenFilter;
  readonly sort: Sort;
  readonly view: TokensView;
  /** Whose tokens the tree is of; undefined: everybody’s. */
  readonly lineageOf: string | undefined;
  readonly setFilter: (change: Partial<TokenFilter>) => void;
  /** Sorts by a column; by the one that it is sorted by, the other way round. */
  readonly sortBy: (column: string) => void;
  readonly setView: (view: TokensView) => void;
  readonly showLineage: (profileId: string | undefined) => void;
}

/** How a person narrowed and sorted the table: it is found so when they come back. */
export const useTokensTable = create<TokensState>()((set) => ({
  filter: NO_FILTER,
  sort: { column: 'seen', isDescending: true },
  view: 'table',
  lineageOf: undefined,
  setView: (view) => set({ view }),
  showLineage: (lineageOf) => set({ lineageOf, view: 'tree' }),
  setFilter: (change) => set(({ filter }) => ({ filter: { ...filter, ...change } })),
  sortBy: (column) =>
    set(({ sort }) => ({
      sort: { column, isDescending: sort.column === column ? !sort.isDescending : column === 'seen' },
    })),
}));
