import type { Profile } from '../../contract/models/profile.ts';
import { checkProfile } from '../../core/checks/profile/check-profile.ts';
import type { Fault } from '../../core/faults.ts';
import { type Result, ok } from '../../core/result.ts';
import type { EngineContext } from '../context.ts';
import type { LiveRun } from '../run/live-run.ts';
import { discover } from '../server/discover.ts';
import type { Server } from '../server/server.ts';

/** What the steps of one flow share. */
export interface Flow {
  readonly context: EngineContext;
  readonly profile: Profile;
  readonly live: LiveRun;
  readonly server: Server;
}

/** The first two steps of every acquisition: read the server's metadata, and compare it with the profile. */
export async function beginFlow(
  context: EngineContext,
  profile: Profile,
  live: LiveRun,
): Promise<Result<Flow, Fault>> {
  const server = await live.step('discover', async () => {
    const { findings, found } = await discover(context, profile, (request) => live.send('discover', request));
    live.findings('discover', findings);
    return found.ok ? ok({ value: found.value.server, summary: found.value.summary }) : found;
  });
  if (!server.ok) return server;
  const flow: Flow = { context, profile, live, server: server.value };
  await live.step('compare', async () => {
    live.findings('compare', checkProfile({ profile, metadata: flow.server.metadata }));
    return ok({ value: null, summary: compare(flow) });
  });
  return ok(flow);
}

function compare({ profile, server }: Flow): string {
  if (!server.metadata) return 'There is no metadata to compare the profile with.';
  if (server.overridden.length === 0) return 'The profile uses the server’s own endpoints.';
  const names = server.overridden.map((name) => `${name} (the metadata says otherwise)`);
  return `“${profile.name}” overrides ${names.join(', ')}.`;
}
