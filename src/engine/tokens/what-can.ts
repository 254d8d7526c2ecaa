import type { TokenView } from '../../contract/models/token.ts';
import { readEndpoints } from '../../core/oidc/discovery/metadata.ts';
import type { EngineContext } from '../context.ts';
import type { JudgedToken } from '../inspect/judge-stored-token.ts';
import type { GrantRecord } from '../records.ts';

type Action = keyof TokenView['can'];

/** What can be done with a token, and for the rest why not, in one sentence each. */
export async function whatCan(
  context: EngineContext,
  { record, profile }: JudgedToken,
  grant: GrantRecord | undefined,
): Promise<Pick<TokenView, 'can' | 'cannot'>> {
  const snapshot =
    profile?.issuer === undefined ? undefined : await context.ports.store.getMetadata(profile.issuer);
  const endpoints = { ...readEndpoints(snapshot?.documents[0]?.object), ...profile?.endpoints };
  const isKnown = snapshot !== undefined || profile?.issuer === undefined;
  const needs = (
    name: 'introspection_endpoint' | 'revocation_endpoint' | 'userinfo_endpoint',
    words: string,
  ): string | undefined =>
    isKnown && endpoints[name] === undefined ? `The server names no ${words} endpoint.` : undefined;
  const noProfile = profile ? undefined : 'It belongs to no profile.';
  const isAccess = record.kind === 'access_token' || record.kind === 'unknown';
  const isIdToken = record.kind === 'id_token';
  const reasons: Readonly<Record<Action, string | undefined>> = {
    refresh:
      noProfile ??
      (grant?.currentRefreshTokenId === undefined ? 'No refresh token came with it.' : undefined) ??
      (grant?.state === 'ended' ? 'The server has ended this grant.' : undefined),
    introspect:
      noProfile ??
      (isIdToken ? 'ID tokens are not introspected.' : undefined) ??
      needs('introspection_endpoint', 'introspection'),
    revoke:
      noProfile ??
      (isIdToken ? 'ID tokens cannot be revoked.' : undefined) ??
      needs('revocation_endpoint', 'revocation'),
    userinfo:
      noProfile ??
      (isAccess ? undefined : 'Only access tokens call UserInfo.') ??
      needs('userinfo_endpoint', 'UserInfo'),
    call: noProfile ?? (isAccess ? undefined : 'Only access tokens call an API.'),
  };
  const actions = Object.keys(reasons) as Action[];
  return {
    can: Object.fromEntries(
      actions.map((action) => [action, reasons[action] === undefined]),
    ) as TokenView['can'],
    cannot: Object.fromEntries(
      actions.flatMap((action) => (reasons[action] === undefined ? [] : [[action, reasons[action]]])),
    ),
  };
}
