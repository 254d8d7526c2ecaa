import type { TokenState, TokenSummary } from '../../../contract/models/token.ts';
import type { Sort } from '../../ui/virtual/virtual-table.tsx';
import { offsetMsOf } from '../../ui/clock/life.model.ts';
import { KIND_WORDS, STATE_WORDS } from '../../words/token.ts';

/** What the table of tokens is narrowed to; `all` where it is not. */
export interface TokenFilter {
  readonly query: string;
  readonly kind: TokenSummary['kind'] | 'all';
  readonly state: TokenState | 'all';
  readonly environment: string;
}

export const NO_FILTER: TokenFilter = { query: '', kind: 'all', state: 'all', environment: 'all' };

/** Columns by which tokens are sorted. */
export const SORTABLE = [
  'kind',
  'profile',
  'environment',
  'client',
  'person',
  'state',
  'expires',
  'seen',
] as const;
type SortKey = (typeof SORTABLE)[number];

/** What became of a token by now, by the clock it is judged by: one that was live when the list was read may have expired since. */
export function stateNow(
  token: Pick<TokenSummary, 'state' | 'expiresAtSeconds' | 'clockOffsetSeconds'>,
  nowMs: number,
): TokenState {
  const { state, expiresAtSeconds } = token;
  const isOver = expiresAtSeconds !== undefined && (nowMs + offsetMsOf(token)) / 1000 >= expiresAtSeconds;
  return state === 'live' && isOver ? 'expired' : state;
}

/** Tokens that the filter leaves, in the order of the sort. Neither changes what it is given. */
export function tableRows(
  tokens: readonly TokenSummary[],
  filter: TokenFilter,
  sort: Sort,
  nowMs: number,
): readonly TokenSummary[] {
  const words = filter.query.toLowerCase().split(/\s+/).filter(Boolean);
  const left = tokens.filter(
    (token) =>
      (filter.kind === 'all' || token.kind === filter.kind) &&
      (filter.environment === 'all' || token.environment === filter.environment) &&
      (filter.state === 'all' || stateNow(token, nowMs) === filter.state) &&
      (words.length === 0 || hasAll(token, words)),
  );
  return sorted(left, sort, nowMs);
}

/** True where each word stands in something that the row shows. */
function hasAll(token: TokenSummary, words: readonly string[]): boolean {
  const { profileName, environment, clientId, persona, subject, scope, fingerprint, kind, state } = token;
  const text = [
    KIND_WORDS[kind],
    profileName,
    environment,
    clientId,
    persona,
    subject,
    scope?.join(' '),
    STATE_WORDS[state],
    fingerprint,
  ]
    .join('\n')
    .toLowerCase();
  return words.every((word) => text.includes(word));
}

function sorted(
  tokens: readonly TokenSummary[],
  { column, isDescending }: Sort,
  nowMs: number,
): readonly TokenSummary[] {
  const key = SORTABLE.find((one) => one === column) ?? 'seen';
  const order = isDescending ? -1 : 1;
  return tokens
    .map((token) => ({ token, value: sortValue(token, key, nowMs) }))
    .sort((a, b) => order * compare(a.value, b.value) || b.token.firstSeenAtMs - a.token.firstSeenAtMs)
    .map(({ token }) => token);
}

function sortValue(token: TokenSummary, key: SortKey, nowMs: number): string | number {
  switch (key) {
    case 'kind':
      return KIND_WORDS[token.kind];
    case 'profile':
      return token.profileName ?? '';
    case 'environment':
      return token.environment ?? '';
    case 'client':
      return token.clientId ?? '';
    case 'person':
      return token.persona ?? token.subject ?? '';
    case 'state':
      return STATE_WORDS[stateNow(token, nowMs)];
    case 'expires':
      return token.expiresAtSeconds ?? Infinity;
    case 'seen':
      return token.firstSeenAtMs;
  }
}

/** By code units, not by language: ten thousand names are put in order within a frame. */
function compare(a: string | number, b: string | number): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
