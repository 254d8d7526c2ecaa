import { useMutation } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { useDeferredValue, useMemo } from 'react';
import type { InputOf } from '../../../contract/ipc.ts';
import type { ScanGroup, ScanGroupBy, ScanProgress, ScanRow } from '../../../contract/models/scan.ts';
import { command } from '../../bridge/commands.ts';
import { queries } from '../../bridge/queries.ts';
import { Button } from '../../ui/button/button.tsx';
import { Choice } from '../../ui/choice/choice.tsx';
import { SearchField } from '../../ui/search-field/search-field.tsx';
import { FaultNote, Loading } from '../../ui/state/states.tsx';
import { showToast } from '../../ui/toast/toast.ts';
import { VirtualTable } from '../../ui/virtual/virtual-table.tsx';
import { scanWords } from '../../words/scan.ts';
import { ROW_COLUMNS, groupColumns } from './scan-columns.tsx';
import { ScanExport } from './scan-export.tsx';
import { formatNumber, groupName, groupSortOf, isUnderWay, sortOf } from './scan.model.ts';
import { useScan } from './scan.store.ts';
import { usePages } from './use-pages.ts';
import styles from './scan.module.css';

const BY = ['none', 'issuer', 'client', 'finding'] as const;

export interface ScanResultsProps {
  readonly progress: ScanProgress;
  readonly onInspect: (text: string) => void;
}

/** What was found: rows, or groups of them, filtered and sorted by the program. */
export function ScanResults({ progress, onInspect }: ScanResultsProps) {
  const { text, group, by, sort, set } = useScan();
  const settled = useDeferredValue(text);
  const filter = {
    ...(settled.trim() === '' ? {} : { text: settled.trim() }),
    ...(group ? { group: { by: group.by, key: group.key } } : {}),
  };
  const query = {
    scanId: progress.scanId,
    ...filter,
    sort: sortOf(sort.column),
    isDescending: sort.isDescending,
  };
  return (
    <>
      <div className={styles.toolbar}>
        <SearchField label={scanWords.filter} value={text} onChange={(next) => set({ text: next })} />
        <Choice
          label={scanWords.groupBy}
          value={by}
          onChange={(next) =>
            set({
              by: next,
              sort: { column: next === 'none' ? 'offset' : 'tokens', isDescending: next !== 'none' },
            })
          }
          options={BY.map((value) => ({ value, label: scanWords.groups[value] }))}
        />
        <ScanExport query={query} />
      </div>
      {group && by === 'none' && <GroupChip name={group.name} by={group.by} />}
      {by === 'none' ? (
        <Rows progress={progress} query={query} onInspect={onInspect} />
      ) : (
        <Groups key={by} progress={progress} by={by} text={settled.trim()} />
      )}
    </>
  );
}

function GroupChip({ name, by }: { readonly name: string; readonly by: ScanGroupBy }) {
  const set = useScan((state) => state.set);
  return (
    <p className={styles.chip}>
      <span>{scanWords.groupNames[by]}</span>
      <strong dir="auto">{name}</strong>
      <Button
        look="quiet"
        size="small"
        icon={<X aria-hidden="true" />}
        aria-label={scanWords.leaveGroup(name)}
        onPress={() => set({ group: undefined })}
      />
    </p>
  );
}

interface RowsProps extends ScanResultsProps {
  readonly query: Omit<InputOf<'scan.rows'>, 'offset' | 'limit'>;
}

const keyOfRow = ({ id }: ScanRow) => String(id);

function Rows({ progress, query, onInspect }: RowsProps) {
  const { sort, sortBy } = useScan();
  const { pages, error } = usePages(query, queries.scanRows, isUnderWay(progress));
  const open = useOpenRow(progress.scanId, onInspect);
  if (error) return <FaultNote fault={error.fault} />;
  if (!pages) return <Loading what={scanWords.loading} />;
  const { rows, total, paged, withRow } = pages;
  if (total === 0) return <NoneLeft />;
  return (
    <>
      <VirtualTable
        label={scanWords.title}
        items={rows}
        keyOf={keyOfRow}
        rowHeight={30}
        columns={ROW_COLUMNS}
        sort={sort}
        onSort={sortBy}
        paged={paged}
        onOpen={(key) => withRow(Number(key), open)}
        className={styles.table}
      />
      <p className={styles.foot}>
        <output>{scanWords.found(total, progress.judged)}</output>
        {total > paged.count && <span>{scanWords.most(formatNumber(paged.count))}</span>}
      </p>
    </>
  );
}

/** Opens a token in Inspect while its text is at hand; else says where it stands. */
function useOpenRow(scanId: string, onInspect: (text: string) => void): (row: ScanRow) => void {
  const read = useMutation(command('scan.text'));
  return (row) => {
    if (!row.hasText) return showToast({ text: scanWords.notKept(formatNumber(row.offset)) });
    read.mutate(
      { scanId, rowId: row.id },
      {
        onSuccess: ({ text }) => onInspect(text),
        onError: ({ fault }) => showToast({ text: fault.message, tone: 'fault' }),
      },
    );
  };
}

function NoneLeft() {
  const set = useScan((state) => state.set);
  return (
    <p className={styles.nothing}>
      {scanWords.noneFound}{' '}
      <Button size="small" onPress={() => set({ text: '', group: undefined })}>
        {scanWords.clearFilter}
      </Button>
    </p>
  );
}

interface GroupsProps {
  readonly progress: ScanProgress;
  readonly by: ScanGroupBy;
  readonly text: string;
}

const keyOfGroup = ({ key }: ScanGroup) => `=${key}`;

function Groups({ progress, by, text }: GroupsProps) {
  const { sort, sortBy, set } = useScan();
  const query = {
    scanId: progress.scanId,
    by,
    ...(text === '' ? {} : { text }),
    sort: groupSortOf(sort.column),
    isDescending: sort.isDescending,
  };
  const { pages, error } = usePages(query, queries.scanGroups, isUnderWay(progress));
  const columns = useMemo(() => groupColumns(by), [by]);
  if (error) return <FaultNote fault={error.fault} />;
  if (!pages) return <Loading what={scanWords.loading} />;
  const { rows, total, paged, withRow } = pages;
  if (total === 0) return <NoneLeft />;
  return (
    <VirtualTable
      label={scanWords.groups[by]}
      items={rows}
      keyOf={keyOfGroup}
      rowHeight={30}
      columns={columns}
      sort={sort}
      onSort={sortBy}
      paged={paged}
      onOpen={(key) =>
        withRow(Number(key), (group) =>
          set({
            by: 'none',
            group: { by, key: group.key, name: groupName(by, group) },
            sort: { column: 'offset', isDescending: false },
          }),
        )
      }
      className={styles.table}
    />
  );
}
