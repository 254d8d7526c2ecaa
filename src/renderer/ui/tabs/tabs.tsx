import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import { tabAt } from './tabs.model.ts';
import styles from './tabs.module.css';

export interface TabListProps<T extends string> {
  /** What the ids of the tabs and of their panel begin with. */
  readonly id: string;
  readonly label: string;
  readonly tabs: readonly T[];
  readonly selected: T;
  readonly onSelect: (tab: T) => void;
  readonly children: (tab: T) => ReactNode;
}

/** One stop for Tab; the arrows, Home and End open the tab they go to. */
export function TabList<T extends string>({
  id,
  label,
  tabs,
  selected,
  onSelect,
  children,
}: TabListProps<T>) {
  const list = useRef<HTMLDivElement>(null);
  // However another tab was opened, a focus in the list goes along: the others are no stops.
  useEffect(() => {
    if (!list.current?.contains(document.activeElement)) return;
    document.getElementById(tabId(id, selected))?.focus();
  }, [id, selected]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const next = tabAt(event.key, tabs, selected);
    if (next === undefined) return;
    event.preventDefault();
    if (next !== selected) onSelect(next);
  };
  return (
    <div ref={list} role="tablist" aria-label={label} className={styles.list}>
      {tabs.map((tab) => (
        <button
          key={tab}
          type="button"
          role="tab"
          id={tabId(id, tab)}
          aria-selected={tab === selected}
          aria-controls={tab === selected ? panelId(id) : undefined}
          tabIndex={tab === selected ? 0 : -1}
          className={styles.tab}
          onClick={() => onSelect(tab)}
          onKeyDown={onKeyDown}
        >
          {children(tab)}
        </button>
      ))}
    </div>
  );
}

export interface TabPanelProps {
  readonly id: string;
  readonly selected: string;
  readonly children: ReactNode;
}

/** What the selected tab opens, begun anew with each: from its top, and with nothing of the one before. */
export function TabPanel({ id, selected, children }: TabPanelProps) {
  return (
    <div
      key={selected}
      role="tabpanel"
      id={panelId(id)}
      aria-labelledby={tabId(id, selected)}
      className={styles.panel}
    >
      {children}
    </div>
  );
}

const tabId = (id: string, tab: string) => `${id}-${tab}`;
const panelId = (id: string) => `${id}-panel`;
