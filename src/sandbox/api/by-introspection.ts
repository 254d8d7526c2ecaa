import { failed } from '../../core/result.ts';
import type { ApiAddress } from '../apis.ts';
import { API_CLIENT_ID } from '../clients.ts';
import type { Send } from '../http/send.ts';
import { parseJsonObject } from '../json.ts';
import type { SandboxMaterial } from '../material.ts';
import { ROUTES } from '../provider/routes.ts';
import { invalidToken } from './refusal.ts';
import { type TokenValidator, readFacts, requireAudience } from './token-facts.ts';

/** Asks the issuer about each token, over HTTP and with credentials of its own, as an API elsewhere would (RFC 7662). */
export function byIntrospection(
  material: SandboxMaterial,
  issuer: string,
  address: ApiAddress,
  send: Send,
): TokenValidator {
  const endpoint = new URL(ROUTES.introspection, issuer);
  const credentials = basic(API_CLIENT_ID, material.clientSecrets[API_CLIENT_ID] ?? '');
  return async (token, scheme) => {
    const form = new URLSearchParams({ token, token_type_hint: 'access_token' });
    const headers = { authorization: credentials, accept: 'application/json' };
    const answer = await send(endpoint, { method: 'POST', headers, form });
    if (answer.status !== 200) throw new Error(`introspection answered ${answer.status}`);
    const claims = parseJsonObject(answer.body);
    // A refresh token has no token_type there, and must not pass for an access token.
    if (claims['active'] !== true || claims['token_type'] === undefined) {
      return failed(invalidToken(scheme, 'the issuer says that the token is not active'));
    }
    return requireAudience(readFacts(claims), address, scheme);
  };
}

/** Both parts form-encoded before they are joined (RFC 6749, section 2.3.1 and appendix B). */
function basic(clientId: string, clientSecret: string): string {
  const joined = [clientId, clientSecret].map((part) =>
    new URLSearchParams([['', part]]).toString().slice(1),
  );
  return `Basic ${Buffer.from(joined.join(':')).toString('base64')}`;
}
