import type { AuthorizationServer } from './authorization-server.ts';

/** What a person's browser does with an authorization request: goes somewhere, or does nothing. */
export type Person = (asked: URLSearchParams, server: AuthorizationServer) => Promise<unknown>;

type Parameters = readonly (readonly [string, string | null])[];

/** A person who signs in and comes back with a code and the state; parameters as a test wants them. */
export function comeBack(
  parameters: (asked: URLSearchParams, code: string) => Parameters = (asked, code) => [
    ['code', code],
    ['state', asked.get('state')],
  ],
): Person {
  return async (asked, server) => {
    await goBack(asked, parameters(asked, server.secret('code')));
  };
}

/** Goes to the redirect URI with parameters in the query, as a browser that was redirected does. */
export async function goBack(asked: URLSearchParams, parameters: Parameters): Promise<Response> {
  return fetch(callbackUrl(asked, parameters));
}

/** The address a browser is redirected to. */
export function callbackUrl(asked: URLSearchParams, parameters: Parameters): string {
  const url = new URL(asked.get('redirect_uri') ?? 'about:blank');
  for (const [name, value] of parameters) if (value !== null) url.searchParams.append(name, value);
  return url.href;
}
