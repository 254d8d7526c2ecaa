import type { ExpectedToken } from '../../core/checks/inputs.ts';
import { claimsOf } from '../../core/jose/content.ts';
import { proofRequests } from '../../core/jose/proof-requests.ts';
import { member } from '../../core/json.ts';
import { presented } from './expected-by-person.ts';
import { isPair } from './is-pair.ts';
import type { FoundToken } from './judge-text.ts';

type BesideProof = Pick<ExpectedToken, 'request' | 'presentedToken'>;

/**
 * What stands in the same text with a DPoP proof, and so is what it has to fit: method and address of the request that it
 * is in, and the access token that was presented with it (RFC 9449 §4.3). Only where it is plain which belong together.
 */
export function besideProof(text: string, tokens: readonly FoundToken[]): (proof: FoundToken) => BesideProof {
  const proofs = tokens.filter(({ kind }) => kind === 'dpop_proof');
  if (proofs.length === 0) return () => ({});
  const requests = proofRequests(text);
  const alone = presentedAlone(text, tokens);
  return ({ kind, parsed }) => {
    if (kind !== 'dpop_proof') return {};
    const request = requests.find(({ proof }) => proof === parsed.text);
    // Of several proofs, one without a hash may be that of the request for the token.
    const isForToken = proofs.length > 1 && member(claimsOf(parsed), 'ath') === undefined;
    const token = requests.length > 0 ? request?.accessToken : isForToken ? undefined : alone;
    const { method, url } = request ?? {};
    return {
      ...(method === undefined && url === undefined
        ? {}
        : {
            request: {
              ...(method === undefined ? {} : { method }),
              ...(url === undefined ? {} : { url }),
            },
          }),
      ...(token === undefined ? {} : { presentedToken: presented(token) }),
    };
  };
}

/**
 * The access token of a text without requests: known where one only was presented, after the name of a scheme, or where
 * proof and token are all there is. One that a token response brought, or that is exchanged, was not presented (RFC 9449
 * §4.2: then there is no `ath`).
 */
function presentedAlone(text: string, tokens: readonly FoundToken[]): string | undefined {
  const [only, ...others] = tokens.filter(
    ({ found }) =>
      found.role === 'access_token' &&
      /(?:bearer|dpop)\s+$/i.test(text.slice(Math.max(0, found.start - 16), found.start)),
  );
  if (only) return others.length === 0 ? only.parsed.text : undefined;
  return isPair(text, tokens) ? tokens.find(({ kind }) => kind === 'access_token')?.parsed.text : undefined;
}
