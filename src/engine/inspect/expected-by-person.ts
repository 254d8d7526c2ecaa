import type { Expectation } from '../../contract/models/expectation.ts';
import type { ExpectedToken } from '../../core/checks/inputs.ts';
import { isJsonObject, member, stringMember } from '../../core/json.ts';
import type { TokenKind } from '../../core/jose/token.ts';
import { claimsOf } from './claims-of.ts';

/**
 * What is expected of a token of one kind, with a person's own word first: over the profile's, and over what stands beside
 * it in the text.
 */
export function withExpectation(
  expected: ExpectedToken,
  said: Expectation | undefined,
  kind: TokenKind,
): ExpectedToken {
  if (!said) return expected;
  const { issuer, clientId, nonce, serverNonce, code, state, maxAgeSeconds } = said;
  return {
    ...expected,
    ...(issuer === undefined ? {} : { issuer }),
    ...(clientId === undefined ? {} : { clientId }),
    ...audienceFor(kind, said),
    ...(nonce === undefined ? {} : { nonce }),
    ...requestOf(said),
    ...(serverNonce === undefined ? {} : { serverNonce }),
    ...accessTokenFor(kind, said),
    ...(code === undefined ? {} : { code }),
    ...(state === undefined ? {} : { state }),
    ...(maxAgeSeconds === undefined ? {} : { maxAgeSeconds }),
  };
}

/** An ID token is for its client (OIDC Core §2), an access token for an API; of the others the rule for any audience. */
function audienceFor(kind: TokenKind, { audience, clientId }: Expectation): ExpectedToken {
  if (audience === undefined) return {};
  if (kind === 'id_token') return { clientId: clientId ?? audience };
  return kind === 'access_token' ? { audiences: [audience] } : { audience };
}

function requestOf({ method, url }: Expectation): ExpectedToken {
  if (method === undefined && url === undefined) return {};
  return {
    request: {
      ...(method === undefined ? {} : { method: method.toUpperCase() }),
      ...(url === undefined ? {} : { url }),
    },
  };
}

function accessTokenFor(kind: TokenKind, { accessToken }: Expectation): ExpectedToken {
  if (accessToken === undefined) return {};
  return kind === 'dpop_proof' ? { presentedToken: presented(accessToken) } : { accessToken };
}

/** An access token as a DPoP proof has to answer for it: its text, and the key that it is bound to. */
export function presented(text: string): NonNullable<ExpectedToken['presentedToken']> {
  const cnf = member(claimsOf(text), 'cnf');
  const boundTo = isJsonObject(cnf) ? stringMember(cnf, 'jkt') : undefined;
  return { text, ...(boundTo === undefined ? {} : { boundTo }) };
}
