import type { InputOf } from '../../../contract/ipc.ts';
import type {
  ScanGroup,
  ScanGroupBy,
  ScanGroupSort,
  ScanProgress,
  ScanSort,
} from '../../../contract/models/scan.ts';
import { formatBytes } from '../../ui/format/amount.ts';
import { formatSpan } from '../../ui/format/duration.ts';
import { scanWords } from '../../words/scan.ts';

/** Whose keys a person wants to trust. */
export interface TrustForm {
  readonly by: 'none' | 'profile' | 'keys' | 'url';
  readonly profileId: string | undefined;
  readonly keys: string;
  readonly url: string;
  /** What encrypted tokens are opened with, whoever’s keys are trusted. */
  readonly decryptionKeys: string;
}

export type ScanTrust = Pick<InputOf<'scan.begin'>, 'profileId' | 'keys' | 'jwksUrl' | 'decryptionKeys'>;

/** What `scan.begin` takes for a choice of trust; undefined where the choice is not complete. */
export function trustOf(form: TrustForm): ScanTrust | undefined {
  const trust = signersOf(form);
  const { decryptionKeys } = form;
  return trust && (decryptionKeys.trim() === '' ? trust : { ...trust, decryptionKeys });
}

function signersOf(form: TrustForm): ScanTrust | undefined {
  switch (form.by) {
    case 'none':
      return {};
    case 'profile':
      return form.profileId === undefined ? undefined : { profileId: form.profileId };
    case 'keys':
      return form.keys.trim() === '' ? undefined : { keys: form.keys };
    case 'url':
      return URL.canParse(form.url.trim()) ? { jwksUrl: form.url.trim() } : undefined;
  }
}

/** True while more may come of it. */
export function isUnderWay({ state }: Pick<ScanProgress, 'state'>): boolean {
  return state === 'reading' || state === 'judging';
}

/** How much of the bytes is read, from 0 to 1; undefined where nobody knows how many there are. */
export function partDone({ bytes, totalBytes }: ScanProgress): number | undefined {
  if (totalBytes === undefined) return undefined;
  return totalBytes === 0 ? 1 : Math.min(1, bytes / totalBytes);
}

/** Seconds that it will take yet, by what it took so far; undefined before that says anything. */
export function secondsLeft(progress: ScanProgress): number | undefined {
  const part = partDone(progress);
  if (part === undefined || part <= 0 || progress.elapsedMs < 1000 || !isUnderWay(progress)) return undefined;
  // Judging comes after reading: what is found and not judged counts too.
  const judged = progress.tokens === 0 ? 1 : progress.judged / progress.tokens;
  const done = part * Math.max(judged, 0.01);
  const seconds = Math.ceil((progress.elapsedMs / done - progress.elapsedMs) / 1000);
  return seconds > 0 ? seconds : undefined;
}

/** What is said under the bar, in its order. */
export function progressFacts(progress: ScanProgress): readonly string[] {
  const { bytes, totalBytes, judged, elapsedMs } = progress;
  const isMoving = isUnderWay(progress);
  const left = secondsLeft(progress);
  const perSecond = elapsedMs >= 500 ? Math.round((judged * 1000) / elapsedMs) : undefined;
  return [
    isMoving && totalBytes !== undefined
      ? scanWords.of(formatBytes(bytes), formatBytes(totalBytes))
      : formatBytes(bytes),
    ...(isMoving ? [] : [scanWords.took(formatSpan(Math.max(1, elapsedMs / 1000)))]),
    ...(perSecond === undefined || judged === 0 ? [] : [scanWords.rate(formatNumber(perSecond))]),
    ...(left === undefined ? [] : [scanWords.left(formatSpan(left))]),
  ];
}

export function formatNumber(count: number): string {
  return count.toLocaleString('en');
}

/** What a group is called. */
export function groupName(by: ScanGroupBy, { key, title }: Pick<ScanGroup, 'key' | 'title'>): string {
  return title ?? (key === '' ? scanWords.without[by] : key);
}

const SORTS: ReadonlySet<string> = new Set<ScanSort>([
  'offset',
  'worst',
  'issuer',
  'client',
  'expires',
  'sightings',
  'signature',
]);

/** A column as the program sorts by it. */
export function sortOf(column: string): ScanSort {
  return SORTS.has(column) ? (column as ScanSort) : 'offset';
}

const GROUP_SORTS: ReadonlySet<string> = new Set<ScanGroupSort>([
  'tokens',
  'sightings',
  'verified',
  'violations',
]);

/** A column of groups as the program sorts by it. */
export function groupSortOf(column: string): ScanGroupSort {
  return GROUP_SORTS.has(column) ? (column as ScanGroupSort) : 'key';
}
