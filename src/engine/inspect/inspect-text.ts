import type { InputOf } from '../../contract/ipc.ts';
import type { InspectedToken } from '../../contract/models/token.ts';
import type { Profile } from '../../contract/models/profile.ts';
import { checkJwt, checkStructure } from '../../core/checks/index.ts';
import { type Fault, fault } from '../../core/faults.ts';
import type { Finding } from '../../core/findings/finding.ts';
import { detectPasted } from '../../core/jose/detect.ts';
import type { DetectedToken } from '../../core/jose/detected-token.ts';
import { judgeKind } from '../../core/jose/kind.ts';
import { parseToken } from '../../core/jose/parse.ts';
import { kindOfRole } from '../../core/jose/token-roles.ts';
import type { ParsedToken, TokenKind } from '../../core/jose/token.ts';
import type { TrustedKeys } from '../../core/jose/verification.ts';
import { type Result, failed, ok } from '../../core/result.ts';
import { bounded } from '../boundary.ts';
import type { EngineContext } from '../context.ts';
import { fetchJwks, isInsecure, readJwks } from '../server/keys.ts';
import { plainSend } from '../server/plain-send.ts';
import { checkClock } from './check-clock.ts';
import { expectedByProfile } from './expected-by-profile.ts';
import { judgeSignature } from './judge-signature.ts';
import {
  type FormerKeys,
  keysFor,
  orByFormerKey,
  type ProfileKeys,
  unlessUnreachable,
} from './profile-keys.ts';

export type InspectInput = InputOf<'inspect.text'>;

/**
 * Finds the tokens in a text and judges each with the trust that was given. Nothing is fetched unless a profile or a
 * JWKS address was named, and then only from there; where a profile's keys cannot be fetched, the verdict says so.
 * Faults: input.invalid, profile.not_found; of a JWKS address that was given: network.*, flow.response_unusable.
 */
export function inspectText(
  context: EngineContext,
  input: InspectInput,
): Promise<Result<readonly InspectedToken<Finding>[], Fault>> {
  return bounded(async () => {
    const profile =
      input.profileId === undefined
        ? undefined
        : (await context.ports.store.getProfile(input.profileId))?.profile;
    if (input.profileId !== undefined && !profile)
      return failed(fault('profile.not_found', 'This profile is not here any more.'));
    const given = await givenKeys(context, input);
    if (!given.ok) return given;
    const keysOf = profile ? keysFor(context, profile) : async (): Promise<ProfileKeys> => ({ keys: [] });
    const judged: InspectedToken<Finding>[] = [];
    for (const { text, start, end, role } of tokensIn(input.text)) {
      const parsed = parseToken(text);
      const kind = judgeKind(parsed, kindOfRole(role));
      const { keys, unreachable, former } = await keysOf(parsed);
      const trust = { keys: [...keys, ...given.value], unreachable, former };
      const found = { start, end, ...(role === undefined ? {} : { role }), kind };
      judged.push({
        ...found,
        ...(await judgeFound(context, parsed, kind, trust, profile, input.atMs)),
      });
    }
    return ok(judged);
  });
}

/** The tokens in a text; the whole of it where none is recognised (it is empty, huge, or nothing known), so that something is said of it. */
function tokensIn(text: string): readonly DetectedToken[] {
  const { kind, tokens } = detectPasted(text);
  const isNothingKnown = kind === 'empty' || kind === 'too_large' || kind === 'unknown';
  return isNothingKnown ? [{ text, start: 0, end: text.length }] : tokens;
}

async function judgeFound(
  context: EngineContext,
  parsed: ParsedToken,
  kind: TokenKind,
  {
    keys,
    unreachable,
    former,
  }: Pick<ProfileKeys, 'keys'> & {
    readonly unreachable: string | undefined;
    readonly former: FormerKeys | undefined;
  },
  profile: Profile | undefined,
  atMs: number | undefined,
): Promise<Pick<InspectedToken<Finding>, 'signature' | 'findings' | 'isBuiltHere'>> {
  const { verify } = context.ports;
  const judge = (by: readonly TrustedKeys[]) => judgeSignature(verify, parsed, by, profile?.allowedAlgs);
  const signature = unlessUnreachable(await orByFormerKey(await judge(keys), former, judge), unreachable);
  if (parsed.format !== 'jws') return { signature, findings: checkStructure({ token: parsed }) };
  const clock = await checkClock(context, profile, profile?.issuer);
  const isBuiltHere = await context.built.has(parsed.text);
  const findings = checkJwt({
    token: parsed,
    kind,
    header: parsed.header.json?.object,
    claims: parsed.payload.json?.object,
    signature,
    keys,
    expected: profile ? expectedByProfile(profile) : {},
    clock: atMs === undefined ? clock : { ...clock, nowSeconds: Math.floor(atMs / 1000) },
    sha2: verify.sha2,
    isBuiltHere,
  });
  return { signature, findings, ...(isBuiltHere ? { isBuiltHere } : {}) };
}

/** The keys that a person gave, and those of an address they gave, fetched. Faults: input.invalid, network.*, flow.response_unusable. */
export async function givenKeys(
  context: EngineContext,
  input: Pick<InspectInput, 'keys' | 'jwksUrl'>,
): Promise<Result<readonly TrustedKeys[], Fault>> {
  const all: TrustedKeys[] = [];
  if (input.keys !== undefined && input.keys.trim() !== '') {
    const keys = context.ports.verify.readGivenKeys(input.keys, 'you gave');
    if (!keys.ok) return keys;
    all.push(...keys.value);
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
