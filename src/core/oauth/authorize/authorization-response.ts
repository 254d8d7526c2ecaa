import { type OAuthError } from '../oauth-error.ts';
import { splitScope } from '../scope.ts';

/** Parameters as received: order and repetition kept (RFC 6749 §3.1 forbids repeats; we show them). */
export type ReceivedParameters = readonly (readonly [name: string, value: string])[];

/** How the authorization response reached the redirect URI. */
export type ReceivedBy = 'query' | 'fragment' | 'form_post';

/** An authorization response read leniently (RFC 6749 §4.1.2, §4.1.2.1; RFC 9207 §2; OIDC Core §3.3.2.5). */
export interface AuthorizationResponse {
  readonly receivedBy: ReceivedBy;
  readonly parameters: ReceivedParameters;
  /** Names that came more than once. */
  readonly repeated: readonly string[];
  readonly code?: string;
  readonly state?: string;
  readonly iss?: string;
  readonly error?: OAuthError;
  readonly idToken?: string;
  readonly accessToken?: string;
  readonly tokenType?: string;
  readonly scope?: readonly string[];
  /** Set where a JARM response came that this version does not take apart. */
  readonly response?: string;
}

/** Reads the parameters of an authorization response. The first of a repeated parameter counts, and the repeat is kept. */
export function readAuthorizationResponse(
  receivedBy: ReceivedBy,
  parameters: ReceivedParameters,
): AuthorizationResponse {
  const first = (name: string) => {
    const value = parameters.find(([key]) => key === name)?.[1];
    return value === '' ? undefined : value;
  };
  const counts = Map.groupBy(parameters, ([name]) => name);
  const repeated = [...counts].filter(([, list]) => list.length > 1).map(([name]) => name);
  const error = readError(first);
  const scope = first('scope');
  return {
    receivedBy,
    parameters,
    repeated,
    ...optional('code', first('code')),
    ...optional('state', first('state')),
    ...optional('iss', first('iss')),
    ...optional('idToken', first('id_token')),
    ...optional('accessToken', first('access_token')),
    ...optional('tokenType', first('token_type')),
    ...optional('response', first('response')),
    ...(scope === undefined ? {} : { scope: splitScope(scope) }),
    ...(error ? { error } : {}),
  };
}

function optional<K extends string>(name: K, value: string | undefined): { readonly [P in K]?: string } {
  return value === undefined ? {} : ({ [name]: value } as { readonly [P in K]?: string });
}

function readError(first: (name: string) => string | undefined): OAuthError | undefined {
  const error = first('error');
  if (error === undefined) return undefined;
  return {
    error,
    ...optional('errorDescription', first('error_description')),
    ...optional('errorUri', first('error_uri')),
  };
}
