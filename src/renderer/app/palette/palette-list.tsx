import { Lock, ScanSearch } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { EnvDot } from '../../ui/badge/env-mark.tsx';
import { cx } from '../../ui/cx.ts';
import { paletteWords } from '../../words/palette.ts';
import { type Ranges, splitAt } from './fuzzy.model.ts';
import { type FoundGroup, type FoundItem, type PaletteItem, groupStarts } from './palette.model.ts';
import styles from './palette.module.css';

export interface PaletteListProps {
  readonly id: string;
  readonly groups: readonly FoundGroup[];
  /** The place of the marked item, counted through all groups. */
  readonly marked: number;
  readonly query: string;
  readonly onMark: (at: number) => void;
  readonly onChoose: (item: PaletteItem) => void;
}

/** The id of an option: what the box points at. */
export function optionId(listId: string, at: number): string {
  return `${listId}${at}`;
}

/** What was found, under the headings of its groups. */
export function PaletteList({ id, groups, marked, query, onMark, onChoose }: PaletteListProps) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  });
  const starts = groupStarts(groups);
  return (
    <>
      <div ref={list} role="listbox" id={id} aria-label={paletteWords.results} className={styles.list}>
        {groups.map(({ group, items }, groupAt) => (
          <div key={group} role="group" aria-label={paletteWords.groups[group]} className={styles.group}>
            <div className={styles.heading} aria-hidden="true">
              {paletteWords.groups[group]}
            </div>
            {items.map((found, itemAt) => {
              const place = (starts[groupAt] ?? 0) + itemAt;
              return (
                <Option
                  key={found.item.id}
                  id={optionId(id, place)}
                  found={found}
                  isMarked={place === marked}
                  onMark={() => onMark(place)}
                  onChoose={() => onChoose(found.item)}
                />
              );
            })}
          </div>
        ))}
      </div>
      {groups.length === 0 && (
        <p className={styles.none}>
          {query.trim() === '' ? (
            paletteWords.noneOfKind
          ) : (
            <>
              <strong>{paletteWords.none(query.trim())}</strong> {paletteWords.noneHelp}
            </>
          )}
        </p>
      )}
    </>
  );
}

interface OptionProps {
  readonly id: string;
  readonly found: FoundItem;
  readonly isMarked: boolean;
  readonly onMark: () => void;
  readonly onChoose: () => void;
}

function Option({ id, found: { item, label, detail }, isMarked, onMark, onChoose }: OptionProps) {
  return (
    <div
      id={id}
      role="option"
      aria-selected={isMarked}
      aria-disabled={item.whyNot !== undefined}
      // The focus stays in the box, which moves the mark by keyboard.
      tabIndex={-1}
      className={cx(styles.option, isMarked && styles.marked)}
      onPointerMove={onMark}
      onPointerDown={(event) => event.preventDefault()}
      onClick={onChoose}
    >
      {item.environment && <EnvDot environment={item.environment} />}
      {item.group === 'inspect' && <ScanSearch aria-hidden="true" />}
      <span className={styles.label}>
        <Marked text={item.label} ranges={label} />
      </span>
      {item.detail !== undefined && (
        <span className={styles.detail}>
          <Marked text={item.detail} ranges={detail} />
        </span>
      )}
      {item.environment?.isProtected === true && <Lock aria-hidden="true" />}
      {item.keys !== undefined && item.keys !== '' && <kbd aria-hidden="true">{item.keys}</kbd>}
    </div>
  );
}

/** A text with the letters that were matched set off. */
function Marked({ text, ranges }: { readonly text: string; readonly ranges: Ranges }) {
  return splitAt(text, ranges).map(({ at, piece, isMatch }) =>
    isMatch ? <mark key={at}>{piece}</mark> : <span key={at}>{piece}</span>,
  );
}
