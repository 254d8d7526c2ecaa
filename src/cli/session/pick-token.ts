import type { Profile } from '../../contract/models/profile.ts';
import type { TokenSummary } from '../../contract/models/token.ts';
import { type Fault, fault } from '../../core/faults.ts';
import { type Result, failed, ok } from '../../core/result.ts';
import type { Engine } from '../../engine/engine.ts';
import { KIND_WORDS } from '../inspect/describe-token.ts';
import { type Terminal, line } from '../terminal/terminal.ts';

const MIN_PREFIX = 6;

/** The tokens of a profile, newest first. */
export async function profileTokens(
  engine: Engine,
  profile: Pick<Profile, 'id'>,
): Promise<Result<readonly TokenSummary[], Fault>> {
  return engine.listTokens({ profileId: profile.id });
}

/** True for a token an API would be called with. */
export function isAccessToken({ kind }: Pick<TokenSummary, 'kind'>): boolean {
  return kind === 'access_token' || kind === 'unknown';
}

/** Which token a command wants: a named one, and whether one that is over will do where none is live. */
export interface WantedToken {
  readonly tokenId: string | undefined;
  readonly isEndedTaken: boolean;
}

/**
 * The token a command is about: the one named by id or fingerprint, else the newest live access token of the profile;
 * where there is none and that will do, the newest of all. Says which on standard error, and what became of it.
 * Faults: token.not_found, token.none.
 */
export async function pickToken(
  engine: Engine,
  terminal: Terminal,
  profile: Profile,
  wanted: WantedToken,
): Promise<Result<TokenSummary, Fault>> {
  const tokens = await profileTokens(engine, profile);
  if (!tokens.ok) return tokens;
  const picked =
    wanted.tokenId === undefined
      ? newestLive(tokens.value, profile, wanted.isEndedTaken)
      : byIdOrPrefix(tokens.value, wanted.tokenId);
  if (picked.ok) line(terminal.err, `Using ${nameToken(picked.value)}${whatBecame(picked.value)}.`);
  return picked;
}

function whatBecame({ state }: TokenSummary): string {
  return state === 'live' ? '' : `, which is ${state === 'not_yet_valid' ? 'not valid yet' : state}`;
}

/** `the access token 3f9ac21b`: what tells two tokens apart without showing either. */
export function nameToken({ kind, fingerprint }: Pick<TokenSummary, 'kind' | 'fingerprint'>): string {
  return `the ${KIND_WORDS[kind]} ${fingerprint}`;
}

/** A profile's name as it is typed in a command. */
export function asArgument({ name }: Pick<Profile, 'name'>): string {
  return /^[\w.-]+$/.test(name) ? name : `'${name.replaceAll("'", String.raw`'\''`)}'`;
}

function newestLive(
  tokens: readonly TokenSummary[],
  profile: Profile,
  isEndedTaken: boolean,
): Result<TokenSummary, Fault> {
  const access = tokens.filter(isAccessToken);
  const found = access.find(({ state }) => state === 'live') ?? (isEndedTaken ? access[0] : undefined);
  if (found) return ok(found);
  const which = isEndedTaken ? 'no access token' : 'no live access token';
  const remedy = `Get one: assay token -p ${asArgument(profile)}`;
  return failed(fault('token.none', `The profile has ${which}.`, { remedy }));
}

function byIdOrPrefix(tokens: readonly TokenSummary[], wanted: string): Result<TokenSummary, Fault> {
  const found = tokens.filter(
    ({ id }) => id === wanted || (wanted.length >= MIN_PREFIX && id.startsWith(wanted)),
  );
  const [only] = found;
  if (only && found.length === 1) return ok(only);
  const message =
    found.length > 1 ? 'Several tokens of the profile begin so.' : 'The profile has no such token.';
  return failed(fault('token.not_found', message, { remedy: 'assay profiles show lists them.' }));
}
