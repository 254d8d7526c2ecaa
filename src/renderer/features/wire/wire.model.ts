import type { ExchangeSummary } from '../../../contract/models/exchange.ts';
import type { RunKind } from '../../../core/run/run.ts';
import { isFailure, statusText } from '../../ui/exchange/exchange.model.ts';
import { makeTimeAxis, type TimeAxis } from '../../ui/exchange/time-axis.model.ts';
import { exchangeWords } from '../../words/exchange.ts';

/** What the list is narrowed to. */
export interface WireFilter {
  readonly text: string;
  /** The key of a group; undefined: all. */
  readonly group: string | undefined;
  readonly onlyFailures: boolean;
}

export const NO_FILTER: WireFilter = { text: '', group: undefined, onlyFailures: false };

/** The exchanges of one run, or those that were sent at about the same time outside of any. */
export interface WireGroup {
  readonly key: string;
  readonly runId?: string;
  /** What the run did, as its steps tell; undefined outside of a run. */
  readonly kind?: RunKind;
  readonly startedAtMs: number;
  /** From the first request to the last answer. */
  readonly spanMs: number;
  /** In the order they were sent. */
  readonly exchanges: readonly ExchangeSummary[];
  readonly axis: TimeAxis;
}

/** A line of the list: a run's heading, or an exchange of it. */
export type WireRow =
  | { readonly kind: 'group'; readonly key: string; readonly group: WireGroup; readonly isOpen: boolean }
  | {
      readonly kind: 'exchange';
      readonly key: string;
      readonly exchange: ExchangeSummary;
      readonly axis: TimeAxis;
    };

/** Exchanges outside of a run that are further apart than this belong to different acts of a person. */
const APART_MS = 60_000;

/** The exchanges by run, the newest run first, those of a run in the order they were sent. */
export function groupExchanges(exchanges: readonly ExchangeSummary[]): readonly WireGroup[] {
  const oldestFirst = exchanges.toSorted((a, b) => a.startedAtMs - b.startedAtMs);
  const groups = new Map<string, ExchangeSummary[]>();
  let loose: { readonly key: string; lastMs: number } | undefined;
  for (const exchange of oldestFirst) {
    if (exchange.runId === undefined) {
      const isNear = loose !== undefined && exchange.startedAtMs - loose.lastMs <= APART_MS;
      if (!loose || !isNear) loose = { key: `loose ${exchange.id}`, lastMs: 0 };
      loose.lastMs = exchange.startedAtMs;
    }
    const key = exchange.runId === undefined ? (loose?.key ?? '') : `run ${exchange.runId}`;
    const group = groups.get(key);
    if (group) group.push(exchange);
    else groups.set(key, [exchange]);
  }
  return [...groups]
    .map(([key, list]) => groupOf(key, list))
    .toSorted((a, b) => b.startedAtMs - a.startedAtMs);
}

function groupOf(key: string, exchanges: readonly ExchangeSummary[]): WireGroup {
  const [first] = exchanges;
  const spans = exchanges.map(({ startedAtMs, totalMs }) => ({
    startMs: startedAtMs,
    endMs: startedAtMs + totalMs,
  }));
  const startedAtMs = first?.startedAtMs ?? 0;
  const endMs = spans.reduce((latest, span) => Math.max(latest, span.endMs), startedAtMs);
  return {
    key,
    ...(first?.runId === undefined ? {} : { runId: first.runId, kind: runKind(exchanges) }),
    startedAtMs,
    spanMs: endMs - startedAtMs,
    exchanges,
    axis: makeTimeAxis(spans),
  };
}

const KINDS: ReadonlySet<string> = new Set<RunKind>(['refresh', 'introspect', 'revoke', 'userinfo', 'call']);

/** A run is named after the step that only it has; getting a token has many. */
function runKind(exchanges: readonly ExchangeSummary[]): RunKind {
  const step = exchanges.find(({ stepId }) => stepId !== undefined && KINDS.has(stepId))?.stepId;
  return (step as RunKind | undefined) ?? 'acquire';
}

/** The groups with only what the filter leaves; empty ones are gone. The axis stays that of the whole run. */
export function filterGroups(groups: readonly WireGroup[], filter: WireFilter): readonly WireGroup[] {
  const words = filter.text.toLowerCase().split(/\s+/).filter(Boolean);
  return groups
    .filter(({ key }) => filter.group === undefined || key === filter.group)
    .map((group) => ({
      ...group,
      exchanges: group.exchanges.filter(
        (exchange) => (!filter.onlyFailures || isFailure(exchange)) && hasWords(exchange, words),
      ),
    }))
    .filter(({ exchanges }) => exchanges.length > 0);
}

function hasWords(exchange: ExchangeSummary, words: readonly string[]): boolean {
  if (words.length === 0) return true;
  const text = [
    exchange.method,
    exchange.origin,
    exchange.path,
    statusText(exchange),
    exchange.failure?.kind,
    exchange.failure?.systemCode,
    exchangeWords.purpose[exchange.purpose],
  ]
    .join(' ')
    .toLowerCase();
  return words.every((word) => text.includes(word));
}

/** The lines of the list: each group's heading, then its exchanges unless it is closed. */
export function wireRows(groups: readonly WireGroup[], closed: ReadonlySet<string>): readonly WireRow[] {
  return groups.flatMap((group): readonly WireRow[] => {
    const isOpen = !closed.has(group.key);
    const heading = { kind: 'group', key: group.key, group, isOpen } as const;
    if (!isOpen) return [heading];
    return [
      heading,
      ...group.exchanges.map((exchange) => ({
        kind: 'exchange' as const,
        key: exchange.id,
        exchange,
        axis: group.axis,
      })),
    ];
  });
}

/** How many exchanges the groups have. */
export function countExchanges(groups: readonly WireGroup[]): number {
  return groups.reduce((count, { exchanges }) => count + exchanges.length, 0);
}

/** What typing in the list looks for: method and path. */
export function rowText(row: WireRow): string {
  return row.kind === 'group' ? '' : `${row.exchange.method} ${row.exchange.path}`;
}
