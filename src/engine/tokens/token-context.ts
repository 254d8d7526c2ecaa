import type { Profile } from '../../contract/models/profile.ts';
import { type Fault, fault } from '../../core/faults.ts';
import { type Result, failed, ok } from '../../core/result.ts';
import type { StepId, RunKind } from '../../core/run/run.ts';
import type { Flow } from '../acquire/flow.ts';
import { bounded } from '../boundary.ts';
import type { EngineContext } from '../context.ts';
import { issuanceOf } from '../inspect/judge-stored-token.ts';
import { whyNotSent } from '../profiles/secrets.ts';
import type { TokenRecord } from '../records.ts';
import type { LiveRun } from '../run/live-run.ts';
import { startRun } from '../run/run-work.ts';
import { knownServer } from '../server/discover.ts';

/** A stored token with the profile it belongs to. */
export interface OwnedToken {
  readonly record: TokenRecord;
  readonly profile: Profile;
}

/** The token and its profile. Faults: token.not_found, operation.not_possible (a pasted token has no profile). */
export async function ownedToken(
  { ports }: EngineContext,
  tokenId: string,
): Promise<Result<OwnedToken, Fault>> {
  const record = await ports.store.getToken(tokenId);
  if (!record) return failed(fault('token.not_found', 'This token is not here any more.'));
  const profile = record.profileId === undefined ? undefined : await ports.store.getProfile(record.profileId);
  if (!profile) {
    return failed(
      fault(
        'operation.not_possible',
        'This token belongs to no profile, so it is not known which server to ask.',
        { remedy: 'Inspect it with a profile chosen, or get one with a profile.' },
      ),
    );
  }
  return ok({ record, profile: profile.profile });
}

/** Starts a run of one step about a stored token: the server is known first, from metadata of the last minutes or fetched. */
export function startTokenRun(
  context: EngineContext,
  tokenId: string,
  kind: RunKind & StepId,
  title: string,
  work: (flow: Flow, owned: OwnedToken) => Promise<Result<unknown, Fault>>,
  moreSteps: readonly StepId[] = [],
): Promise<Result<LiveRun, Fault>> {
  return bounded(async () => {
    const owned = await ownedToken(context, tokenId);
    if (!owned.ok) return owned;
    const { profile } = owned.value;
    const steps: readonly StepId[] = ['discover', kind, ...moreSteps];
    const live = startRun(context, { kind, title, steps, profileId: profile.id, tokenId }, async (run) => {
      const server = await run.step('discover', async () => {
        const known = await knownServer(context, profile, (request) => run.send('discover', request));
        if (!known.ok) return known;
        return ok({
          value: known.value,
          summary:
            profile.issuer === undefined ? 'The profile’s own endpoints.' : 'The server’s metadata is known.',
        });
      });
      if (!server.ok) return server;
      return work({ context, profile, live: run, server: server.value }, owned.value);
    });
    return ok(live);
  });
}

/**
 * Why a token may not go to `url`: it goes back to the issuer and client it came from, and to endpoints known then, not to
 * where the profile was pointed since. A pasted token goes where the person who kept it said. Undefined where it may go.
 */
export async function whyTokenNotSent(
  context: EngineContext,
  { record, profile }: OwnedToken,
  url: string,
): Promise<Fault | undefined> {
  const issuedBy = (await issuanceOf(context, record.id))?.issuedBy;
  const difference = issuedBy && whyNotSent(issuedBy, profile, new URL(url).origin, 'issued');
  if (!difference) return undefined;
  return fault('profile.rebind_needed', `The token was not sent. ${difference}`, {
    parameter: 'token',
    remedy: 'Get a new token with the profile as it is now, or set it back.',
  });
}

/** What to tell the server a token is (RFC 7009 §2.1, RFC 7662 §2.1 `token_type_hint`). */
export function tokenTypeHint({ kind }: TokenRecord): 'access_token' | 'refresh_token' | undefined {
  return kind === 'access_token' || kind === 'refresh_token' ? kind : undefined;
}
