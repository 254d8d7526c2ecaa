import { create } from 'zustand';
import type { Sort } from '../../ui/virtual/virtual-table.tsx';
import { NO_FILTER, type TokenFilter } from './tokens.model.ts';

interface TokensState {
  readonly filter: TokenFilter;
  readonly sort: Sort;
  readonly setFilter: (change: Partial<TokenFilter>) => void;
  /** Sorts by a column; by the one that it is sorted by, the other way round. */
  readonly sortBy: (column: string) => void;
}

/** How a person narrowed and sorted the table: it is found so when they come back. */
export const useTokensTable = create<TokensState>()((set) => ({
  filter: NO_FILTER,
  sort: { column: 'seen', isDescending: true },
  setFilter: (change) => set(({ filter }) => ({ filter: { ...filter, ...change } })),
  sortBy: (column) =>
    set(({ sort }) => ({
      sort: { column, isDescending: sort.column === column ? !sort.isDescending : column === 'seen' },
    })),
}));
