import type { Provider } from 'oidc-provider';
import { CLAIMS_BY_SCOPE } from '../accounts.ts';
import { resourceFor } from '../apis.ts';
import { toJsonObject, parseJsonObject } from '../json.ts';
import type { AskedApi, AskedScope } from '../pages/consent-page.ts';

/** A sign-in or consent that `oidc-provider` has begun. */
export type Interaction = Awaited<ReturnType<Provider['interactionDetails']>>;

/** What an authorization request asks a person for. */
export interface Asked {
  readonly clientId: string;
  readonly clientName: string;
  readonly redirectUri: string | undefined;
  readonly scopes: readonly AskedScope[];
  readonly apis: readonly AskedApi[];
  readonly claims: readonly string[];
}

/** Scopes of the issuer itself; all others belong to an API. */
export const OPENID_SCOPES: readonly string[] = [...Object.keys(CLAIMS_BY_SCOPE), 'offline_access'];

/** Reads what is asked for from the parameters that `oidc-provider` has validated. */
export function readAsked({ params }: Interaction, origin: string): Asked {
  const scopes = new Set(textOf(params['scope']).split(' ').filter(Boolean));
  const clientId = textOf(params['client_id']);
  return {
    clientId,
    clientName: clientId,
    redirectUri: typeof params['redirect_uri'] === 'string' ? params['redirect_uri'] : undefined,
    scopes: OPENID_SCOPES.filter((scope) => scopes.has(scope)).map(toAsked),
    apis: indicatorsOf(params['resource']).flatMap((indicator) => readApi(indicator, origin, scopes)),
    claims: claimNames(params['claims']),
  };
}

/** A parameter as text; empty when it is missing or anything else. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function toAsked(scope: string): AskedScope {
  return { scope, isRequired: scope === 'openid' };
}

function readApi(indicator: string, origin: string, asked: ReadonlySet<string>): AskedApi[] {
  const api = resourceFor(indicator, origin);
  if (api === undefined) return [];
  const scopes = api.scopes.filter((scope) => asked.has(scope)).map(toAsked);
  return [{ label: api.label, resource: indicator, scopes }];
}

function indicatorsOf(resource: unknown): string[] {
  const all: unknown[] = Array.isArray(resource) ? resource : [resource];
  return all.filter((indicator) => typeof indicator === 'string');
}

function claimNames(claims: unknown): string[] {
  if (typeof claims !== 'string') return [];
  const { id_token: idToken, userinfo } = parseJsonObject(claims);
  return [...new Set([...Object.keys(toJsonObject(idToken)), ...Object.keys(toJsonObject(userinfo))])];
}
