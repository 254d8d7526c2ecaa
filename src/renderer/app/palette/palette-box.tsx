import { Search } from 'lucide-react';
import { type KeyboardEvent, useId, useMemo, useState } from 'react';
import { actOf } from '../../ui/acts/acts.model.ts';
import { LiveRegion } from '../../ui/live-region.tsx';
import { IS_MAC } from '../../ui/platform.ts';
import { paletteWords } from '../../words/palette.ts';
import { PaletteList, optionId } from './palette-list.tsx';
import {
  type FoundGroup,
  type PaletteItem,
  type PaletteMode,
  findItems,
  isForInspect,
} from './palette.model.ts';
import { usePalette } from './palette.store.ts';
import { usePaletteIndex } from './use-palette-items.ts';
import styles from './palette.module.css';

export interface PaletteBoxProps {
  readonly mode: PaletteMode;
  readonly onItem: (item: PaletteItem) => void;
  readonly onInspect: (text: string) => void;
  readonly onClose: () => void;
}

/** The box to type in and what it finds. The focus stays in the box; arrows move the mark. */
export function PaletteBox({ mode, onItem, onInspect, onClose }: PaletteBoxProps) {
  const [query, setQuery] = useState('');
  const [marked, setMarked] = useState(0);
  const listId = useId();
  const groups = useGroups(mode, query, onInspect);
  const items = groups.flatMap((group) => group.items);
  const at = Math.min(marked, items.length - 1);
  const choose = (item: PaletteItem | undefined) => {
    if (item && item.whyNot === undefined) onItem(item);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (step !== undefined) setMarked(moved(at, step, items.length));
    else if (event.key === 'Enter') choose(items[at]?.item);
    else if (actOf(event, IS_MAC, true) === 'palette') onClose();
    else return;
    event.preventDefault();
  };
  return (
    <>
      <div className={styles.box}>
        <Search aria-hidden="true" />
        <input
          type="text"
          role="combobox"
          aria-label={paletteWords.placeholders[mode]}
          aria-expanded
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={items.length > 0 ? optionId(listId, at) : undefined}
          placeholder={paletteWords.placeholders[mode]}
          // The palette is opened to type in it.
          // oxlint-disable-next-line jsx-a11y/no-autofocus
          autoFocus
          spellCheck={false}
          autoComplete="off"
          autoCapitalize="off"
          value={query}
          onChange={(event) => {
            setMarked(0);
            setQuery(event.target.value);
          }}
          onKeyDown={onKeyDown}
          onPaste={(event) => {
            const text = event.clipboardData.getData('text/plain');
            if (mode !== 'all' || !isForInspect(text)) return;
            event.preventDefault();
            onInspect(text);
          }}
        />
      </div>
      <PaletteList
        id={listId}
        groups={groups}
        marked={at}
        query={query}
        onMark={setMarked}
        onChoose={choose}
      />
      <LiveRegion message={query.trim() === '' ? '' : paletteWords.found(items.length)} />
    </>
  );
}

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 };

/** One step goes round; a leap stops at the ends. */
function moved(at: number, step: number, count: number): number {
  if (count === 0) return 0;
  if (Math.abs(step) === 1) return (at + step + count) % count;
  return Math.min(count - 1, Math.max(0, at + step));
}

function useGroups(
  mode: PaletteMode,
  query: string,
  onInspect: (text: string) => void,
): readonly FoundGroup[] {
  const index = usePaletteIndex(mode);
  const recent = usePalette((state) => state.recent);
  const found = useMemo(
    () => findItems(index, query, mode === 'all' ? recent : []),
    [index, query, mode, recent],
  );
  if (mode !== 'all' || !isForInspect(query)) return found;
  const item: PaletteItem = {
    id: 'inspect this',
    group: 'inspect',
    label: paletteWords.inspectThis,
    detail: paletteWords.inspectDetail,
    run: () => onInspect(query),
  };
  return [{ group: 'inspect', items: [{ item, label: [], detail: [] }] }, ...found];
}
