import { create } from 'zustand';
import type { ScanGroupBy } from '../../../contract/models/scan.ts';
import type { Fault } from '../../../core/faults.ts';
import type { ScanTrust } from './scan.model.ts';
import type { Sort } from '../../ui/virtual/virtual-table.tsx';

/** What a person wants to scan: a file, or a text as one. */
export interface ScanSource {
  readonly name: string;
  readonly blob: Blob;
}

/** What was scanned, and by what trust: to be done once more. Of keys that were pasted nothing is remembered: they are asked for again. */
export interface LastScan {
  readonly source: ScanSource;
  readonly trust: ScanTrust | undefined;
}

interface ScanStore {
  /** What is to be scanned, until it is. */
  readonly source: ScanSource | undefined;
  /** The scan that is under way, or that was last. */
  readonly scanId: string | undefined;
  readonly last: LastScan | undefined;
  /** Why it could not begin, or go on. */
  readonly fault: Fault | undefined;
  readonly text: string;
  readonly group: { readonly by: ScanGroupBy; readonly key: string; readonly name: string } | undefined;
  readonly by: ScanGroupBy | 'none';
  readonly sort: Sort;
  readonly set: (change: Partial<Omit<ScanStore, 'set' | 'sortBy'>>) => void;
  readonly sortBy: (column: string) => void;
}

const NEWEST_VIEW = {
  text: '',
  group: undefined,
  by: 'none',
  sort: { column: 'offset', isDescending: false },
} as const;

/** Columns of which the most is looked for first. */
const MOST_FIRST: ReadonlySet<string> = new Set(['worst', 'sightings', 'tokens']);

/** The scan of this window: what is scanned and how its rows are looked at. No token is in it, nor anything of one. */
export const useScan = create<ScanStore>()((set) => ({
  source: undefined,
  scanId: undefined,
  last: undefined,
  fault: undefined,
  ...NEWEST_VIEW,
  set,
  sortBy: (column) =>
    set(({ sort }) => ({
      sort: {
        column,
        isDescending: sort.column === column ? !sort.isDescending : MOST_FIRST.has(column),
      },
    })),
}));

/** Offers something to be scanned; a person says then whose keys to trust. */
export function offerSource(source: ScanSource): void {
  useScan.setState({ source, fault: undefined });
}

/** Another scan has begun: it is looked at afresh. */
export function lookAtScan(scanId: string, source: ScanSource, trust: ScanTrust): void {
  const isPasted = trust.keys !== undefined || trust.decryptionKeys !== undefined;
  const last = { source, trust: isPasted ? undefined : trust };
  useScan.setState({ ...NEWEST_VIEW, scanId, last, source: undefined, fault: undefined });
}
