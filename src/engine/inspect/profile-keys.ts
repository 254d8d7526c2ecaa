import type { Profile } from '../../contract/models/profile.ts';
import type { Fault } from '../../core/faults.ts';
import { stringMember } from '../../core/json.ts';
import { headerOf, signedPart } from '../../core/jose/content.ts';
import { parseToken } from '../../core/jose/parse.ts';
import type { ParsedToken } from '../../core/jose/token.ts';
import type { TrustedKeys } from '../../core/jose/verification.ts';
import type { Result } from '../../core/result.ts';
import { encodeBase64url } from '../../core/text/base64url.ts';
import { encodeUtf8 } from '../../core/text/utf8.ts';
import type { EngineContext } from '../context.ts';
import type { KeySnapshotRecord } from '../records.ts';
import { knownServer } from '../server/discover.ts';
import { formerKeys, jwksUriOf, keySnapshots } from '../server/key-snapshots.ts';
import { fetchIssuerKeys, keyOwner, trustedKeys } from '../server/keys.ts';
import { plainSend } from '../server/plain-send.ts';
import type { Send } from '../server/send.ts';
import type { FormerKeys, ProfileKeys } from './keys-at-hand.ts';

/** The keys at hand for a stored token. No network. */
export async function storedKeys(
  context: EngineContext,
  profile: Profile,
  parsed: ParsedToken,
): Promise<ProfileKeys> {
  const keys = await profileKeys(context, profile, parsed);
  const former = formerOf(context, profile);
  const hasIssuerKeys = keys.some(({ trust }) => trust.kind === 'issuer_jwks');
  if (hasIssuerKeys || profile.issuer === undefined) return { keys, former };
  return { keys, former, unreachable: 'The issuer’s keys are not here: they could not be fetched.' };
}

function formerOf(context: EngineContext, profile: Profile): FormerKeys {
  return async () => formerKeys(await keySnapshots(context, profile));
}

/**
 * The keys for pasted tokens: the latest snapshot, fetched once more, at once, where a token's kid is not in it (key
 * rotation); but only once for one text, whatever stands in it.
 */
export function keysFor(
  context: EngineContext,
  profile: Profile,
): (parsed: ParsedToken) => Promise<ProfileKeys> {
  let fetching: Promise<Result<KeySnapshotRecord, Fault>> | undefined;
  return async (parsed) => {
    if (!signedPart(parsed)) return { keys: [] };
    const known = await profileKeys(context, profile, parsed);
    const former = formerOf(context, profile);
    const kid = stringMember(headerOf(parsed), 'kid');
    const isKnown = known.some(({ keys }) =>
      keys.some((key) => kid === undefined || stringMember(key, 'kid') === kid),
    );
    if (isKnown) return { keys: known, former };
    fetching ??= fetchNow(context, profile);
    const snapshot = await fetching;
    if (!snapshot.ok) {
      return {
        keys: known,
        former,
        unreachable: `The issuer’s keys could not be fetched. ${snapshot.fault.message}`,
      };
    }
    const others = known.filter(({ trust }) => trust.kind !== 'issuer_jwks');
    return { keys: [trustedKeys(snapshot.value), ...others], former };
  };
}

/** Any token that an HMAC would sign: for such the client's secret is among the keys. */
const HMAC_TOKEN = parseToken('eyJhbGciOiJIUzI1NiJ9.e30.AA');

/**
 * The keys for many tokens at once, whatever their `kid`: the issuer's as they are now, else as they were last fetched,
 * the client's secret, and then those that the issuer published once.
 */
export async function keysForMany(
  context: EngineContext,
  profile: Profile,
  send: Send,
): Promise<ProfileKeys> {
  const snapshot = await fetchNow(context, profile, send);
  const keys = [
    ...(await profileKeys(context, profile, HMAC_TOKEN)),
    ...formerKeys(await keySnapshots(context, profile)),
  ];
  if (snapshot.ok) return { keys };
  return { keys, unreachable: `The issuer’s keys could not be fetched. ${snapshot.fault.message}` };
}

async function fetchNow(
  context: EngineContext,
  profile: Profile,
  send = plainSend(context),
): Promise<Result<KeySnapshotRecord, Fault>> {
  const server = await knownServer(context, profile, send);
  return server.ok ? fetchIssuerKeys(context, server.value, send) : server;
}

/** The issuer's latest snapshot and, for HMAC, the client's own secret (OIDC Core §10.1): never a published key for HMAC. */
async function profileKeys(
  context: EngineContext,
  profile: Profile,
  parsed: ParsedToken,
): Promise<readonly TrustedKeys[]> {
  const { store } = context.ports;
  const jwksUri = await jwksUriOf(context, profile);
  const snapshot =
    jwksUri === undefined
      ? undefined
      : await store.latestKeySnapshot(keyOwner(profile.issuer, jwksUri), jwksUri);
  const keys: TrustedKeys[] = snapshot ? [trustedKeys(snapshot)] : [];
  const alg = signedPart(parsed) && stringMember(headerOf(parsed), 'alg');
  if (alg?.startsWith('HS')) {
    const secret = await store.getSecret(profile.id, 'client_secret');
    if (secret) {
      const k = encodeBase64url(encodeUtf8(secret.value.expose()));
      keys.push({ trust: { kind: 'given_key', label: 'the client secret' }, keys: [{ kty: 'oct', k }] });
    }
  }
  return keys;
}
