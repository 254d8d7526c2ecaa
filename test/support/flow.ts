import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import type { Fault } from '../../src/core/faults.ts';
import { type Result, ok } from '../../src/core/result.ts';
import type { Run, RunToken, Step, StepId } from '../../src/core/run/run.ts';
import { PROFILE_DEFAULTS } from '../../src/contract/models/profile-defaults.ts';
import type { Profile } from '../../src/contract/models/profile.ts';
import type { Settings } from '../../src/contract/models/app.ts';
import type { Engine } from '../../src/engine/engine.ts';
import type { Browser } from '../../src/engine/ports/browser.ts';
import {
  type Answers,
  type AuthorizationServer,
  CLIENT_ID,
  startAuthorizationServer,
} from './authorization-server.ts';
import { expectNoSecrets } from './no-secrets.ts';
import { type Person, comeBack } from './person.ts';
import { type TestEngine, ended, startTestEngine, valueOf } from './test-engine.ts';

export interface FlowOptions {
  /** Answers of the server that differ from those of a good one. */
  readonly answers?: Answers;
  /** What the profile says otherwise. */
  readonly profile?: (origin: string) => Partial<Profile>;
  readonly clientSecret?: string;
  readonly person?: Person;
  readonly browser?: Browser;
  /** An engine of its own; else one that all tests of a worker share. */
  readonly test?: TestEngine;
  readonly settings?: Partial<Settings>;
}

/** The real engine, a server that misbehaves in one way, and a profile that uses it. */
export interface Flow {
  readonly engine: Engine;
  readonly test: TestEngine;
  readonly server: AuthorizationServer;
  readonly profile: Profile;
  readonly acquire: () => Promise<Run>;
  /** Resolves when the person's browser has shown its last page. */
  readonly visited: () => Promise<unknown>;
}

/** Which browser the engine that is shared opens: that of the test under way. */
const shown: { browser: Browser } = { browser: { open: async () => ok(undefined) } };
let shared: Promise<TestEngine> | undefined;

/** One engine for all tests of a worker, which it ends with. Without a keychain it works in memory and never makes its folder. */
function sharedEngine(): Promise<TestEngine> {
  const directory = join(tmpdir(), `assay-flow-${process.pid}`);
  return startTestEngine({ browser: BROWSER_OF_THE_TEST, directory });
}

/** Starts a flow that is closed when the test is over; a secret that is found then fails the test. */
export async function openFlow(options: FlowOptions = {}): Promise<Flow> {
  const server = await startAuthorizationServer(options.answers);
  shared ??= sharedEngine();
  const test = options.test ?? (await shared);
  const { engine } = test;
  const before = engine.settings();
  const logLines = test.logLines.length;
  if (options.settings) valueOf(await engine.setSettings(options.settings));
  const { profile } = valueOf(
    await engine.saveProfile({
      profile: { ...goodProfile(server.origin), ...options.profile?.(server.origin) },
      ...(options.clientSecret === undefined ? {} : { clientSecret: options.clientSecret }),
    }),
  );
  const visits = sendPerson(server, options);
  onTestFinished(async () => {
    await visits.done();
    await server.close();
    await expectNoSecrets(engine, {
      profileId: profile.id,
      logLines: test.logLines.slice(logLines),
      secrets: secretsOf(server, options.clientSecret),
    });
    valueOf(await engine.setSettings(before));
  });
  const acquire = (): Promise<Run> => ended(engine.acquire(profile.id));
  return { engine, test, server, profile, acquire, visited: visits.done };
}

/** Has the browser that a test gives, or a person who goes where they are sent. */
function sendPerson(
  server: AuthorizationServer,
  { browser, person = comeBack() }: FlowOptions,
): { readonly done: () => Promise<unknown> } {
  let visit: Promise<unknown> = Promise.resolve();
  shown.browser = browser ?? {
    open: async (url) => {
      server.asked = new URL(url).searchParams;
      visit = person(server.asked, server);
      return ok(undefined);
    },
  };
  return { done: () => visit };
}

/** The browser of the test under way, for an engine of its own. */
export const BROWSER_OF_THE_TEST: Browser = { open: (url) => shown.browser.open(url) };

/** A profile of a public client with PKCE, on any free port. */
export function goodProfile(origin: string): Profile {
  return {
    ...PROFILE_DEFAULTS,
    id: '',
    name: 'Under test',
    environment: 'dev',
    issuer: origin,
    clientId: CLIENT_ID,
    scope: 'openid invoice:read',
    redirect: { host: '127.0.0.1', port: 0, path: '/callback', isAnyPort: false },
    apis: [
      { id: 'api', name: 'The API', method: 'GET', url: `${origin}/api`, audience: 'https://api.example' },
    ],
  };
}

/** A profile of a machine: client credentials, no browser. */
export const MACHINE: Partial<Profile> = { grantType: 'client_credentials', scope: 'invoice:read' };

/** A step of a run. */
export function stepOf(run: Run, id: StepId): Step {
  const step = run.steps.find((one) => one.id === id);
  if (!step) throw new Error(`the run has no step ${id}`);
  return step;
}

/** The id of a token that a run brought. */
export function tokenOf(run: Run, role: RunToken['role'] = 'access_token'): string {
  const found = run.tokens.find((token) => token.role === role);
  if (!found) throw new Error(`the run brought no ${role}: ${run.fault?.message ?? run.status}`);
  return found.tokenId;
}

/** The step in which a run ended badly, with its fault. */
export function endOf(run: Run): { readonly step: StepId | undefined } & Partial<Fault> {
  const step = run.steps.find(({ status }) => status === 'failed');
  expect(step?.fault).toEqual(run.fault);
  return { step: step?.id, ...run.fault };
}

/** Resolves when a run is as a test waits for it. */
export function until(engine: Engine, runId: string, isSo: (run: Run) => boolean): Promise<Run> {
  const { promise, resolve, reject } = Promise.withResolvers<Run>();
  const look = async (): Promise<void> => {
    const run = valueOf(await engine.getRun(runId));
    if (isSo(run)) resolve(run);
  };
  const stop = engine.subscribe((event) => {
    if (event.name === 'run.changed') look().catch(reject);
  });
  look().catch(reject);
  return promise.finally(stop);
}

/** Starts a run and waits until a callback came that was not taken; gives the run as it waits on, and cancels it. */
export async function acquireWithoutAnswer({ engine, profile, visited }: Flow): Promise<Run> {
  const { runId, ended } = valueOf(await engine.acquire(profile.id));
  const run = await until(engine, runId, ({ steps }) =>
    steps.some((step) => step.id === 'wait' && step.findings.length > 0 && step.exchangeIds.length > 0),
  );
  await visited();
  valueOf(engine.cancelRun(runId));
  expect((await ended).status).toBe('cancelled');
  return run;
}

/** The fault of a result; an error of the test where it is good. */
export function faultOf(result: Result<unknown, Fault>): Fault {
  if (result.ok) throw new Error('it worked');
  return result.fault;
}

function secretsOf(server: AuthorizationServer, clientSecret: string | undefined): readonly string[] {
  const state = server.asked.get('state');
  return [...server.secrets, ...[state, clientSecret].filter((secret) => typeof secret === 'string')];
}
