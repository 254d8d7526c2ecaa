import type { KeptKind, KeptRow, PurgeKind } from '../../../contract/models/app.ts';

const PURGEABLE: ReadonlySet<KeptKind> = new Set<PurgeKind>(['tokens', 'runs', 'exchanges', 'keys']);
const DAY_MS = 86_400_000;

/** A row of the panel whose kind can be removed wholesale, and of which there is any. */
export function purgeKind({ kind, count }: KeptRow): PurgeKind | undefined {
  return count > 0 && PURGEABLE.has(kind) ? (kind as PurgeKind) : undefined;
}

/** How a person says what is to go. */
export interface PurgeForm {
  readonly which: 'all' | 'older';
  readonly days: string;
  /** With tokens: the exchanges of that time too. */
  readonly withExchanges: boolean;
}

export const PURGE_FORM: PurgeForm = { which: 'older', days: '30', withExchanges: true };

/** A whole number of days from 1 to 3650; undefined where it is none. */
export function daysOf(text: string): number | undefined {
  if (!/^\d{1,4}$/.test(text.trim())) return undefined;
  const days = Number(text);
  return days >= 1 && days <= 3650 ? days : undefined;
}

/** What `vault.purge` is asked, in order; undefined where the days are none. */
export function purgesOf(
  kind: PurgeKind,
  { which, days, withExchanges }: PurgeForm,
  nowMs: number,
): readonly { readonly kind: PurgeKind; readonly beforeMs?: number }[] | undefined {
  const count = daysOf(days);
  if (which === 'older' && count === undefined) return undefined;
  const when = which === 'all' ? {} : { beforeMs: nowMs - (count ?? 0) * DAY_MS };
  const kinds: readonly PurgeKind[] = kind === 'tokens' && withExchanges ? [kind, 'exchanges'] : [kind];
  return kinds.map((one) => ({ kind: one, ...when }));
}
