import { type KeyboardEvent, useState } from 'react';
import { layersWords } from '../../words/layers.ts';
import { Button } from '../button/button.tsx';
import { Panel } from '../panel/panel.tsx';
import { moveCursor } from '../virtual/cursor.model.ts';
import { LayerListRow } from './layer-row.tsx';
import type { LayerRow } from './layers.model.ts';
import styles from './layers.module.css';

/** Rows that are drawn before a person asks for the rest. */
const FIRST = 40;

export interface LayerListProps {
  readonly rows: readonly LayerRow[];
  /** The layer that is open. */
  readonly open: string;
  readonly onOpen: (id: string) => void;
}

/** What the token holds, outermost first: one stop for Tab, walked by arrows, Home and End; where one is, that is open. */
export function LayerList({ rows, open, onOpen }: LayerListProps) {
  const [isWhole, setIsWhole] = useState(false);
  const at = rows.findIndex(({ id }) => id === open);
  const shown = isWhole || at >= FIRST ? rows : rows.slice(0, FIRST);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const to = nextRow(event.key, rows, shown.length, at);
    if (to === undefined) return;
    event.preventDefault();
    onOpen(to);
    const list = event.currentTarget.parentElement;
    list?.querySelector<HTMLElement>(`[data-layer="${CSS.escape(to)}"]`)?.focus();
  };
  return (
    <Panel title={layersWords.title} aside={<span>{layersWords.count(rows.length)}</span>} isFlush>
      <div role="tree" aria-label={layersWords.title} className={styles.list}>
        {shown.map((row) => (
          <LayerListRow
            key={row.id}
            row={row}
            isOpen={row.id === open}
            onOpen={onOpen}
            onKeyDown={onKeyDown}
          />
        ))}
      </div>
      {shown.length < rows.length && (
        <p className={styles.more}>
          <Button size="small" onPress={() => setIsWhole(true)}>
            {layersWords.more(rows.length - shown.length)}
          </Button>
        </p>
      )}
    </Panel>
  );
}

/** The layer that a key leads to: up and down the rows, left to the one it is a part of. */
function nextRow(key: string, rows: readonly LayerRow[], count: number, at: number): string | undefined {
  if (key === 'ArrowLeft') return rows[at]?.parentId;
  const to = moveCursor(key, { at, count, page: count });
  return to === undefined ? undefined : rows[to]?.id;
}
