import type { SecretSearch } from '../../core/checks/inputs.ts';
import { type KnownSecret, knownSecrets, ownSecrets } from '../../core/jose/known-secrets.ts';
import { joseHeader } from '../../core/jose/parse-jws.ts';
import { findAlgorithm } from '../../core/jose/algorithms.ts';
import { headerOf } from '../../core/jose/content.ts';
import type { ParsedJws, ParsedToken } from '../../core/jose/token.ts';
import type { Secret } from '../../core/secret.ts';
import { stringMember } from '../../core/json.ts';
import { encodeUtf8 } from '../../core/text/utf8.ts';
import type { Profile } from '../../contract/models/profile.ts';
import type { EngineContext } from '../context.ts';
import type { Verify } from '../ports/verify.ts';

/** Some three hundred hashes of this take a tenth of a second; a longer token is not searched. */
const MAX_CHARACTERS = 256 * 1024;

/** Whether an HMAC signature is there to be tried: then a secret may be known that makes it. */
export function hasHmac(token: ParsedToken): boolean {
  const alg = stringMember(headerOf(token), 'alg') ?? '';
  return findAlgorithm(alg)?.family === 'hmac';
}

/**
 * Tries a short list of published secrets, the token's own names and the client's secret on an HMAC signature (RFC 8725
 * §3.5). Offline, and bounded by the list and the token's length. Says which kind fits and never which secret; undefined
 * where nothing was tried.
 */
export function searchSecrets(
  { fitsSecret }: Pick<Verify, 'fitsSecret'>,
  token: ParsedJws,
  clientSecret?: Secret,
  list: readonly KnownSecret[] = knownSecrets(),
): SecretSearch | undefined {
  if (!fitsSecret || !hasHmac(token) || token.payload.text.length > MAX_CHARACTERS) return undefined;
  const own = ownSecrets(joseHeader(token), token.payload.json?.object);
  const known = [...list, ...own].find(({ secret }) => fitsSecret(token, secret));
  return {
    ...(known ? { wellKnown: known.source } : {}),
    ...(clientSecret === undefined
      ? {}
      : { isClientSecret: fitsSecret(token, encodeUtf8(clientSecret.expose())) }),
  };
}

/** The secret of the profile's client, where a token may have been signed with it. Never leaves the engine. */
export async function clientSecretOf(
  { ports }: EngineContext,
  token: ParsedToken,
  profile: Profile | undefined,
): Promise<Secret | undefined> {
  if (!profile || !hasHmac(token)) return undefined;
  return (await ports.store.getSecret(profile.id, 'client_secret'))?.value;
}
