import type { ProfileView } from '../../contract/models/profile.ts';
import type { TokenSummary } from '../../contract/models/token.ts';
import { type Fault, fault } from '../../core/faults.ts';
import { type Result, failed, ok } from '../../core/result.ts';
import type { Run, RunToken } from '../../core/run/run.ts';
import type { Engine } from '../../engine/engine.ts';
import type { TokenRef } from './demo-step.ts';
import type { Person } from './person.ts';

/** What the steps share: the engine, the person, and the tokens as they come. */
export interface DemoContext {
  readonly engine: Engine;
  readonly person: Person;
  readonly profile: ProfileView['profile'];
  readonly issuer: string;
  readonly signal: AbortSignal;
  readonly nowSeconds: () => number;
  /** The run that got the tokens; set by `authorize`. */
  acquired?: Run;
  /** The access token in use: the first one, then the refreshed one. */
  inUse?: TokenSummary;
}

/** The tokens of the profile by id, newest first. */
export async function tokenOf(context: DemoContext, id: string): Promise<Result<TokenSummary, Fault>> {
  const tokens = await context.engine.listTokens({ profileId: context.profile.id });
  if (!tokens.ok) return tokens;
  const found = tokens.value.find((token) => token.id === id);
  return found ? ok(found) : failed(fault('token.not_found', 'The token of the run is not in the store.'));
}

/** The token in use. Faults: token.none where no step has got one. */
export function inUse({ inUse: token }: DemoContext): Result<TokenSummary, Fault> {
  return token ? ok(token) : failed(fault('token.none', 'No access token came.'));
}

/** A run's token of a role, as the store has it. */
export async function outputOf(
  context: DemoContext,
  run: Run,
  role: RunToken['role'],
): Promise<Result<TokenSummary, Fault>> {
  const token = run.tokens.find((one) => one.role === role);
  if (!token) return failed(fault('flow.response_unusable', `No ${role.replace('_', ' ')} came.`));
  return tokenOf(context, token.tokenId);
}

/** What is said of a token in the output. */
export function refOf({ fingerprint, kind }: TokenSummary): TokenRef {
  return { fingerprint, kind };
}
