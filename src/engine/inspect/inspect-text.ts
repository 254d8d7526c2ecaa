import { clientSecretOf } from './search-secrets.ts';
import type { InputOf } from '../../contract/ipc.ts';
import type { InspectedToken } from '../../contract/models/token.ts';
import type { Profile } from '../../contract/models/profile.ts';
import { type Fault, fault } from '../../core/faults.ts';
import type { Finding } from '../../core/findings/finding.ts';
import { headerOf } from '../../core/jose/content.ts';
import type { ParsedToken } from '../../core/jose/token.ts';
import { type Result, failed, ok } from '../../core/result.ts';
import { bounded } from '../boundary.ts';
import type { EngineContext } from '../context.ts';
import { checkClock } from './check-clock.ts';
import { expectedByProfile } from './expected-by-profile.ts';
import { fetchOwnKeys } from './fetch-own-keys.ts';
import { givenKeys } from './given-keys.ts';
import type { OwnKeys } from './own-keys.ts';
import { type Decrypting, decryptingWith } from './decrypting.ts';
import { profileDecryptionKeys } from './profile-decryption.ts';
import { type FoundToken, judgeTokens, readTokens } from './judge-text.ts';
import type { ProfileKeys } from './keys-at-hand.ts';
import { keysFor, storedKeys } from './profile-keys.ts';

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
    const decrypting = await readDecrypting(context, input, profile);
    if (!decrypting.ok) return decrypting;
    const keysOf = profileKeysOf(context, profile, input.isAgain);
    const { verify } = context.ports;
    const clock = await checkClock(context, profile, profile?.issuer);
    const judging = {
      verify,
      sha2: verify.sha2,
      expected: profile ? expectedByProfile(profile) : {},
      said: input.expected,
      clock: input.atMs === undefined ? clock : { ...clock, nowSeconds: Math.floor(input.atMs / 1000) },
    };
    const tokens = readTokens(input.text, input.detachedPayload);
    const own = await ownKeysOf(context, tokens[input.fetchOwnKeyOf ?? -1], input);
    if (!own.ok) return own;
    const trustIn = async (parsed: ParsedToken): Promise<ProfileKeys> => {
      const found = await keysOf(parsed);
      return { ...found, keys: [...found.keys, ...given.value] };
    };
    const isBuiltHere = await context.built.lookUp();
    const judged = await judgeTokens(input.text, tokens, async (parsed) => ({
      ...judging,
      ...(await trustIn(parsed)),
      isBuiltHere: await isBuiltHere(parsed.text),
      clientSecret: await clientSecretOf(context, parsed, profile),
      keysFor: trustIn,
      ...(decrypting.value ? { decrypting: decrypting.value } : {}),
      ...(own.value && parsed === own.value.parsed ? { ownKeys: own.value.keys } : {}),
    }));
    // What was taken apart stays here: it holds bytes, and the window takes the text apart itself.
    return ok(judged.map(({ token }) => token));
  });
}

/** The profile whose issuer was asked last: what is only judged again asks no more, whatever kid nobody knows stands in the text. */
const lastAsked = new WeakMap<EngineContext, string>();

function profileKeysOf(
  context: EngineContext,
  profile: Profile | undefined,
  isAgain: boolean | undefined,
): (parsed: ParsedToken) => Promise<ProfileKeys> {
  if (!profile) return async () => ({ keys: [] });
  if (isAgain === true && lastAsked.get(context) === profile.id)
    return (parsed) => storedKeys(context, profile, parsed);
  lastAsked.set(context, profile.id);
  return keysFor(context, profile);
}

/** What was given to decrypt with, then what the profile's client has for it. */
async function readDecrypting(
  context: EngineContext,
  { decryptionKeys = '' }: InspectInput,
  profile: Profile | undefined,
): Promise<Result<Decrypting | undefined, Fault>> {
  const { decrypt } = context.ports;
  const given = decryptionKeys.trim() === '' ? ok([]) : decrypt.readDecryptionKeys(decryptionKeys);
  if (!given.ok) return given;
  const own = profile ? await profileDecryptionKeys(context, profile) : [];
  const keys = [...given.value, ...own];
  return ok(keys.length > 0 ? decryptingWith(decrypt, keys) : undefined);
}

/** What was fetched last from where a header says, by that header: judged again it is tried again, and not fetched. */
const fetchedOwnKeys = new WeakMap<EngineContext, { readonly header: string; readonly keys: OwnKeys }>();

/** What the header of one token names, fetched because a person asked for it. */
async function ownKeysOf(
  context: EngineContext,
  token: FoundToken | undefined,
  { fetchOwnKeyOf, isAgain }: InspectInput,
): Promise<Result<{ readonly parsed: ParsedToken; readonly keys: OwnKeys } | undefined, Fault>> {
  if (fetchOwnKeyOf === undefined) return ok(undefined);
  const named = (token && headerOf(token.parsed)) ?? {};
  const header = JSON.stringify(named);
  const last = fetchedOwnKeys.get(context);
  if (isAgain === true) {
    return ok(token && last?.header === header ? { parsed: token.parsed, keys: last.keys } : undefined);
  }
  const keys = await fetchOwnKeys(context, named);
  if (!keys.ok || !token) return keys.ok ? ok(undefined) : keys;
  fetchedOwnKeys.set(context, { header, keys: keys.value });
  return ok({ parsed: token.parsed, keys: keys.value });
}
