import { type JsonObject, member, stringMember } from '../json.ts';

/** The scope values of a space-delimited string (RFC 6749 §3.3), in order, without repeats. */
export function splitScope(scope: string | undefined): readonly string[] {
  if (!scope) return [];
  return [...new Set(scope.split(/[ \t\r\n]+/).filter((value) => value !== ''))];
}

/** Scope values that ask for something of the flow itself and are no permission at a resource (OIDC Core §3.1.2.1, §11). */
export const FLOW_SCOPES: ReadonlySet<string> = new Set(['openid', 'offline_access']);

/** One scope value and where it was seen; undefined where that source said nothing (not: said no). */
export interface ScopeRow {
  readonly scope: string;
  readonly isFlowScope: boolean;
  readonly asked: boolean | undefined;
  readonly granted: boolean | undefined;
  readonly introspected: boolean | undefined;
  readonly inToken: boolean | undefined;
}

export interface ScopeSources {
  readonly asked?: readonly string[];
  readonly granted?: readonly string[];
  readonly introspected?: readonly string[];
  readonly inToken?: readonly string[];
}

/** Asked, granted, introspected and in-token scope side by side; rows in the order first seen. */
export function compareScopes(sources: ScopeSources): readonly ScopeRow[] {
  const setOf = (values: readonly string[] | undefined) => values && new Set(values);
  const [asked, granted] = [setOf(sources.asked), setOf(sources.granted)];
  const [introspected, inToken] = [setOf(sources.introspected), setOf(sources.inToken)];
  const all = new Set([...(asked ?? []), ...(granted ?? []), ...(introspected ?? []), ...(inToken ?? [])]);
  return [...all].map((scope) => ({
    scope,
    isFlowScope: FLOW_SCOPES.has(scope),
    asked: asked?.has(scope),
    granted: granted?.has(scope),
    introspected: introspected?.has(scope),
    inToken: inToken?.has(scope),
  }));
}

/** Scope inside a token: `scope` as RFC 9068 §2.2.3 has it, or `scp` as others write it; undefined where it names none. */
export function claimedScope(claims: JsonObject | undefined): readonly string[] | undefined {
  const scope = stringMember(claims, 'scope');
  if (scope !== undefined) return splitScope(scope);
  const list = member(claims, 'scp') ?? member(claims, 'scope');
  if (typeof list === 'string') return splitScope(list);
  return Array.isArray(list) ? list.filter((value): value is string => typeof value === 'string') : undefined;
}
