import type { InputOf } from '../../contract/ipc.ts';
import type { InspectedToken } from '../../contract/models/token.ts';
import { type Fault, fault } from '../../core/faults.ts';
import type { Finding } from '../../core/findings/finding.ts';
import type { TrustedKeys } from '../../core/jose/verification.ts';
import { type Result, failed, ok } from '../../core/result.ts';
import { bounded } from '../boundary.ts';
import type { EngineContext } from '../context.ts';
import { fetchJwks, isInsecure, readJwks } from '../server/keys.ts';
import { plainSend } from '../server/plain-send.ts';
import { checkClock } from './check-clock.ts';
import { expectedByProfile } from './expected-by-profile.ts';
import { judgeTokens, readTokens } from './judge-text.ts';
import { type ProfileKeys, keysFor } from './profile-keys.ts';

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
    const { verify } = context.ports;
    const clock = await checkClock(context, profile, profile?.issuer);
    const judging = {
      verify,
      sha2: verify.sha2,
      expected: profile ? expectedByProfile(profile) : {},
      clock: input.atMs === undefined ? clock : { ...clock, nowSeconds: Math.floor(input.atMs / 1000) },
    };
    const judged = await judgeTokens(
      input.text,
      readTokens(input.text, input.detachedPayload),
      async (parsed) => {
        const { keys, unreachable, former } = await keysOf(parsed);
        const isBuiltHere = await context.built.has(parsed.text);
        return { ...judging, keys: [...keys, ...given.value], unreachable, former, isBuiltHere };
      },
    );
    // What was taken apart stays here: it holds bytes, and the window takes the text apart itself.
    return ok(judged.map(({ token }) => token));
  });
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
