import type { LineageEntry, TokenView } from '../../../contract/models/token.ts';
import type { ScopeRow } from '../../../core/oauth/scope.ts';
import type { Run } from '../../../core/run/run.ts';

/** The token to go to when a run has succeeded: the access token it brought, if it brought one. */
export function outcomeToken(run: Run): string | undefined {
  return run.status === 'succeeded'
    ? run.tokens.find(({ role }) => role === 'access_token')?.tokenId
    : undefined;
}

/** Actions with a button of their own; what the menu has says there why it cannot be done. */
const ACTIONS = ['refresh', 'introspect', 'revoke'] as const;

/** Actions that cannot be done with the token, each with its reason. */
export function impossibleActions(view: TokenView): readonly (readonly [(typeof ACTIONS)[number], string])[] {
  return ACTIONS.flatMap((action) => {
    const reason = view.cannot[action];
    return view.can[action] || reason === undefined ? [] : [[action, reason] as const];
  });
}

/** The token that came in this one's place: the newest of the same role out of a later issuance of the family. */
export function newerToken({ summary, lineage }: TokenView): string | undefined {
  const at = lineage.findIndex(({ outputs }) => outputs.some(({ tokenId }) => tokenId === summary.id));
  const role = lineage[at]?.outputs.find(({ tokenId }) => tokenId === summary.id)?.role;
  if (role === undefined) return undefined;
  const later = lineage
    .slice(at + 1)
    .flatMap(({ outputs }) => outputs)
    .filter((output) => output.role === role && output.tokenId !== summary.id && !output.isGone);
  return later.at(-1)?.tokenId;
}

/** Issuances as they are drawn: the first and the last few, and those around the token; the rest is counted. */
export function shownLineage(
  entries: readonly LineageEntry[],
  tokenId: string,
): { readonly shown: readonly LineageEntry[]; readonly hidden: number } {
  const LAST = 4;
  const own = entries.findIndex(({ outputs }) => outputs.some((output) => output.tokenId === tokenId));
  const shown = entries.filter(
    (_, index) => index === 0 || index >= entries.length - LAST || Math.abs(index - own) <= 1,
  );
  return { shown, hidden: entries.length - shown.length };
}

/** So many scopes are seen at one glance, in the order they were asked for. */
const SCOPES_AT_A_GLANCE = 12;

/** Of many scopes those come first on which the sources differ: they are what one looks for. */
export function differencesFirst(rows: readonly ScopeRow[]): readonly ScopeRow[] {
  if (rows.length <= SCOPES_AT_A_GLANCE) return rows;
  const differs = ({ asked, granted, introspected, inToken }: ScopeRow) => {
    const said = [asked, granted, introspected, inToken].filter((one) => one !== undefined);
    return said.includes(true) && said.includes(false);
  };
  return [...rows.filter(differs), ...rows.filter((row) => !differs(row))];
}
