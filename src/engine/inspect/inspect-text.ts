import type { InputOf } from '../../contract/ipc.ts';
import type { InspectedToken } from '../../contract/models/token.ts';
import type { Profile } from '../../contract/models/profile.ts';
import { checkJwt, checkStructure } from '../../core/checks/index.ts';
import type { ExpectedToken } from '../../core/checks/inputs.ts';
import { type Fault, fault } from '../../core/faults.ts';
import { detectPasted } from '../../core/jose/detect.ts';
import { judgeKind } from '../../core/jose/kind.ts';
import { parseToken } from '../../core/jose/parse.ts';
import { stringMember } from '../../core/json.ts';
import type { ParsedToken, TokenKind } from '../../core/jose/token.ts';
import type { TrustedKeys } from '../../core/jose/verification.ts';
import { type Result, failed, ok } from '../../core/result.ts';
import { bounded } from '../boundary.ts';
import type { EngineContext } from '../context.ts';
import { knownServer } from '../server/discover.ts';
import { fetchIssuerKeys, fetchJwks, isInsecure, readJwks, trustedKeys } from '../server/keys.ts';
import { plainSend } from '../server/plain-send.ts';
import { checkClock } from './check-clock.ts';
import { judgeSignature } from './judge-signature.ts';
import { profileKeys } from './judge-stored-token.ts';

export type InspectInput = InputOf<'inspect.text'> & {
  /** Judge as if it were this time, seconds since the epoch. */
  readonly atSeconds?: number;
};

/**
 * Finds the tokens in a text and judges each with the trust that was given. Nothing is fetched unless a profile or a
 * JWKS address was named, and then only from there. Faults: input.invalid, profile.not_found, network.*, discovery.failed.
 */
export function inspectText(
  context: EngineContext,
  input: InspectInput,
): Promise<Result<readonly InspectedToken[], Fault>> {
  return bounded(async () => {
    const profile =
      input.profileId === undefined
        ? undefined
        : (await context.ports.store.getProfile(input.profileId))?.profile;
    if (input.profileId !== undefined && !profile)
      return failed(fault('profile.not_found', 'This profile is not here any more.'));
    const given = await givenKeys(context, input);
    if (!given.ok) return given;
    const found = detectPasted(input.text).tokens;
    const judged: InspectedToken[] = [];
    for (const { text, start, end, role } of found) {
      const parsed = parseToken(text);
      const kind = judgeKind(parsed, role && isTokenKind(role) ? role : undefined);
      const issuerKeys = profile ? await keysForProfile(context, profile, parsed) : ok([]);
      if (!issuerKeys.ok) return issuerKeys;
      judged.push({
        start,
        end,
        ...(role === undefined ? {} : { role }),
        kind,
        ...(await judge(
          context,
          parsed,
          kind,
          [...issuerKeys.value, ...given.value],
          profile,
          input.atSeconds,
        )),
      });
    }
    return ok(judged);
  });
}

const KINDS: ReadonlySet<string> = new Set<TokenKind>([
  'access_token',
  'id_token',
  'refresh_token',
  'logout_token',
  'dpop_proof',
  'client_assertion',
  'request_object',
]);

function isTokenKind(role: string): role is TokenKind {
  return KINDS.has(role);
}

async function judge(
  context: EngineContext,
  parsed: ParsedToken,
  kind: TokenKind,
  keys: readonly TrustedKeys[],
  profile: Profile | undefined,
  atSeconds: number | undefined,
): Promise<Pick<InspectedToken, 'signature' | 'findings'>> {
  const { verify } = context.ports;
  const signature = await judgeSignature(verify, parsed, keys, profile?.allowedAlgs);
  if (parsed.format !== 'jws') return { signature, findings: checkStructure({ token: parsed }) };
  const clock = await checkClock(context, profile, profile?.issuer);
  const findings = checkJwt({
    token: parsed,
    kind,
    header: parsed.header.json?.object,
    claims: parsed.payload.json?.object,
    signature,
    keys,
    expected: expectedOf(profile),
    clock: atSeconds === undefined ? clock : { ...clock, nowSeconds: atSeconds },
    sha2: verify.sha2,
  });
  return { signature, findings };
}

function expectedOf(profile: Profile | undefined): ExpectedToken {
  if (!profile) return {};
  const audiences = [
    ...profile.resources,
    ...profile.apis.flatMap(({ audience }) => (audience === undefined ? [] : [audience])),
  ];
  return {
    ...(profile.issuer === undefined ? {} : { issuer: profile.issuer }),
    ...(profile.clientId === '' ? {} : { clientId: profile.clientId }),
    ...(audiences.length > 0 ? { audiences } : {}),
    ...(profile.allowedAlgs ? { allowedAlgs: profile.allowedAlgs } : {}),
  };
}

/** The issuer's keys: the latest snapshot, fetched once more, at once, where the token's kid is not in it (key rotation). */
async function keysForProfile(
  context: EngineContext,
  profile: Profile,
  parsed: ParsedToken,
): Promise<Result<readonly TrustedKeys[], Fault>> {
  if (parsed.format !== 'jws') return ok([]);
  const known = await profileKeys(context, profile, parsed);
  const kid = stringMember(parsed.header.json?.object, 'kid');
  const isKnown = known.some(({ keys }) =>
    keys.some((key) => kid === undefined || stringMember(key, 'kid') === kid),
  );
  if (isKnown) return ok(known);
  const send = plainSend(context);
  const server = await knownServer(context, profile, send);
  if (!server.ok) return server;
  const snapshot = await fetchIssuerKeys(context, server.value, send);
  if (!snapshot.ok) return snapshot;
  return ok([trustedKeys(snapshot.value), ...known.filter(({ trust }) => trust.kind !== 'issuer_jwks')]);
}

async function givenKeys(
  context: EngineContext,
  input: InspectInput,
): Promise<Result<readonly TrustedKeys[], Fault>> {
  const all: TrustedKeys[] = [];
  if (input.keys !== undefined && input.keys.trim() !== '') {
    const keys = context.ports.verify.readKeys(input.keys);
    if (!keys.ok) return keys;
    all.push({
      trust:
        keys.value.length > 1
          ? { kind: 'given_jwks', label: 'the keys you gave', insecureTransport: false }
          : { kind: 'given_key', label: 'the key you gave' },
      keys: keys.value,
    });
  }
  if (input.jwksUrl !== undefined && input.jwksUrl !== '') {
    if (!URL.canParse(input.jwksUrl) || !/^https?:$/.test(new URL(input.jwksUrl).protocol)) {
      return failed(
        fault('input.invalid', 'The JWKS address is no http(s) address.', { parameter: 'jwks_uri' }),
      );
    }
    const fetched = await fetchJwks(context, input.jwksUrl, plainSend(context));
    if (!fetched.ok) return fetched;
    all.push({
      trust: {
        kind: 'given_jwks',
        label: input.jwksUrl,
        fetchedAtMs: context.ports.clock.nowMs(),
        insecureTransport: isInsecure(input.jwksUrl),
      },
      keys: readJwks(fetched.value.object) ?? [],
    });
  }
  return ok(all);
}
