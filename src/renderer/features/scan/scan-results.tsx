import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
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
import { KIND_WORDS } from '../../words/token.ts';
import { ROW_COLUMNS, groupColumns } from './scan-columns.tsx';
import { ScanExport } from './scan-export.tsx';
import { formatNumber, groupName, isUnderWay, sortGroups, sortOf } from './scan.model.ts';
import { ROWS_AT_ONCE, useScan } from './scan.store.ts';
import styles from './scan.module.css';

/** As many as one answer of the program may hold. */
const MOST_ROWS = 5000;
const BY = ['none', 'issuer', 'client', 'finding'] as const;
/** How often rows are read again while more come, milliseconds. */
const AGAIN_MS = 1000;

export interface ScanResultsProps {
  readonly progress: ScanProgress;
  readonly onInspect: (text: string) => void;
}

/** What was found: rows, or groups of them, filtered and sorted by the program. */
export function ScanResults({ progress, onInspect }: ScanResultsProps) {
  const { text, group, by, sort, shown, set } = useScan();
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
        <SearchField
          label={scanWords.filter}
          value={text}
          onChange={(next) => set({ text: next, shown: ROWS_AT_ONCE })}
        />
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
        <Rows progress={progress} query={{ ...query, limit: shown }} onInspect={onInspect} />
      ) : (
        <Groups progress={progress} by={by} text={settled.trim()} />
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
  readonly query: InputOf<'scan.rows'>;
}

const keyOfRow = ({ id }: ScanRow) => String(id);
const textOfRow = ({ kind }: ScanRow) => KIND_WORDS[kind];

function Rows({ progress, query, onInspect }: RowsProps) {
  const { sort, sortBy, set, shown } = useScan();
  const page = useQuery({
    ...queries.scanRows(query),
    placeholderData: keepPreviousData,
    refetchInterval: isUnderWay(progress) ? AGAIN_MS : false,
  });
  const open = useOpenRow(progress.scanId, page.data?.rows, onInspect);
  if (page.error) return <FaultNote fault={page.error.fault} />;
  if (!page.data) return <Loading what={scanWords.loading} />;
  const { rows, total } = page.data;
  if (rows.length === 0) return <NoneLeft />;
  return (
    <>
      <VirtualTable
        label={scanWords.title}
        items={rows}
        keyOf={keyOfRow}
        textOf={textOfRow}
        rowHeight={30}
        columns={ROW_COLUMNS}
        sort={sort}
        onSort={sortBy}
        onOpen={open}
        className={styles.table}
      />
      <p className={styles.foot}>
        <output>{scanWords.found(rows.length, total)}</output>
        {total > rows.length && shown < MOST_ROWS && (
          <Button size="small" onPress={() => set({ shown: Math.min(MOST_ROWS, shown + ROWS_AT_ONCE) })}>
            {scanWords.showMore(formatNumber(Math.min(ROWS_AT_ONCE, total - rows.length)))}
          </Button>
        )}
        {total > MOST_ROWS && shown >= MOST_ROWS && <span>{scanWords.most(formatNumber(MOST_ROWS))}</span>}
      </p>
    </>
  );
}

/** Opens a token in Inspect while its text is at hand; else says where it stands. */
function useOpenRow(
  scanId: string,
  rows: readonly ScanRow[] | undefined,
  onInspect: (text: string) => void,
): (key: string) => void {
  const read = useMutation(command('scan.text'));
  return (key) => {
    const row = rows?.find(({ id }) => String(id) === key);
    if (!row) return;
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
  const groups = useQuery({
    ...queries.scanGroups({ scanId: progress.scanId, by, ...(text === '' ? {} : { text }) }),
    refetchInterval: isUnderWay(progress) ? AGAIN_MS : false,
  });
  const columns = useMemo(() => groupColumns(by), [by]);
  const items = useMemo(() => sortGroups(groups.data ?? [], by, sort), [groups.data, by, sort]);
  if (groups.error) return <FaultNote fault={groups.error.fault} />;
  if (!groups.data) return <Loading what={scanWords.loading} />;
  if (items.length === 0) return <NoneLeft />;
  return (
    <VirtualTable
      label={scanWords.groups[by]}
      items={items}
      keyOf={keyOfGroup}
      textOf={(group) => groupName(by, group)}
      rowHeight={30}
      columns={columns}
      sort={sort}
      onSort={sortBy}
      onOpen={(key) => {
        const found = items.find((group) => keyOfGroup(group) === key);
        if (!found) return;
        set({
          by: 'none',
          group: { by, key: found.key, name: groupName(by, found) },
          sort: { column: 'offset', isDescending: false },
          shown: ROWS_AT_ONCE,
        });
      }}
      className={styles.table}
    />
  );
}
