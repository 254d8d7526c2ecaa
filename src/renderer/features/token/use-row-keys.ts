import { type FocusEvent, type KeyboardEvent, useState } from 'react';
import { moveCursor } from '../../ui/virtual/cursor.model.ts';

export interface RowKeys {
  /** Zero for the one row that Tab comes to; arrows, Home and End lead to the others. */
  readonly tabIndexOf: (id: string) => 0 | -1;
  /** For the element around the rows, each of which has its id as `data-row`. */
  readonly list: {
    readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
    readonly onFocus: (event: FocusEvent<HTMLElement>) => void;
  };
}

/** The keyboard of a list of rows: one stop for Tab, at the row that was last at, or `first` (a roving tabindex). */
export function useRowKeys(ids: readonly string[], first: string): RowKeys {
  const [last, setLast] = useState<string>();
  const stop = [last, first, ids[0]].find((id) => id !== undefined && ids.includes(id));
  return {
    tabIndexOf: (id) => (id === stop ? 0 : -1),
    list: {
      onFocus: ({ target }) => setLast(target.dataset['row'] ?? last),
      onKeyDown: (event) => {
        if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
        const at = ids.indexOf((event.target as HTMLElement).dataset['row'] ?? '');
        const to = at === -1 ? undefined : moveCursor(event.key, { at, count: ids.length, page: ids.length });
        const id = to === undefined ? undefined : ids[to];
        if (id === undefined) return;
        event.preventDefault();
        event.currentTarget.querySelector<HTMLElement>(`[data-row="${CSS.escape(id)}"]`)?.focus();
      },
    },
  };
}
