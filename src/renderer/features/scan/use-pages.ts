import { type UseQueryOptions, keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { ScanPage } from '../../../contract/models/scan.ts';
import type { FaultError } from '../../bridge/call.ts';
import type { PagedRows } from '../../ui/virtual/use-virtual-rows.ts';
import { ROWS_A_PAGE, pageAt, shownCount } from './pages.model.ts';

/** How often rows are read again while more come, milliseconds. */
const AGAIN_MS = 1000;

interface PageWish {
  readonly offset: number;
  readonly limit: number;
}

type Read<T> = Pick<UseQueryOptions<ScanPage<T>, FaultError>, 'queryKey' | 'queryFn' | 'gcTime'>;

/** The page of an order that is in sight, and what a table needs to know of the rest. */
export interface Pages<T> {
  readonly rows: readonly T[];
  readonly total: number;
  readonly paged: PagedRows;
  /** Does something with a row: at once, or when it has come, while the order is the same. */
  readonly withRow: (index: number, act: (row: T) => void) => void;
}

interface Awaited<T> {
  readonly order: string;
  readonly index: number;
  readonly act: (row: T) => void;
}

/**
 * Reads the page that is in sight; the one before stays until it has come. One is asked for at a time, and then the
 * newest: who scrolls or types fast does not have the program sort for what has gone by.
 */
export function usePages<Q extends object, T>(
  query: Q,
  read: (wish: Q & PageWish) => Read<T>,
  isMoving: boolean,
): { readonly pages: Pages<T> | undefined; readonly error: FaultError | null } {
  const order = JSON.stringify(query);
  const [sight, setSight] = useState({ order, offset: 0 });
  const wish = { ...query, offset: sight.order === order ? sight.offset : 0, limit: ROWS_A_PAGE };
  const [asked, setAsked] = useState(wish);
  const { data, error, isFetching } = useQuery<ScanPage<T>, FaultError>({
    ...read(asked),
    placeholderData: keepPreviousData,
    refetchInterval: isMoving ? AGAIN_MS : false,
  });
  if (!isFetching && JSON.stringify(wish) !== JSON.stringify(asked)) setAsked(wish);
  const awaited = useRef<Awaited<T>>(undefined);
  useEffect(() => {
    const { current } = awaited;
    const row = current?.order === order ? data?.rows[current.index - data.offset] : undefined;
    if (!current || row === undefined) return;
    awaited.current = undefined;
    current.act(row);
  }, [data, order]);
  const withRow = (index: number, act: (row: T) => void) => {
    const row = data?.rows[index - data.offset];
    awaited.current = row === undefined ? { order, index, act } : undefined;
    if (row !== undefined) act(row);
  };
  const onSight = (first: number) => setSight({ order, offset: pageAt(first) });
  const paged = data && { count: shownCount(data.total), start: data.offset, order, onSight };
  return { pages: data && paged && { rows: data.rows, total: data.total, paged, withRow }, error };
}
