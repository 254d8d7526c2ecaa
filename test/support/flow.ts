import { expect, onTestFinished } from 'vitest';
import type { Fault } from '../../src/core/faults.ts';
import { type Result, ok } from '../../src/core/result.ts';
import type { Run, Step, StepId } from '../../src/core/run/run.ts';
import { PROFILE_DEFAULTS, type Profile } from '../../src/contract/models/profile.ts';
import type { Settings } from '../../src/contract/models/app.ts';
import type { Engine } from '../../src/engine/engine.ts';
import type { Browser } from '../../src/engine/ports/browser.ts';
import type { Keychain } from '../../src/engine/ports/keychain.ts';
import {
  type Answers,
  type AuthorizationServer,
  CLIENT_ID,
  startAuthorizationServer,
} from './authorization-server.ts';
import { type TestEngine, ended, startTestEngine, valueOf } from './test-engine.ts';

/** What a person's browser does with an authorization request: goes somewhere, or does nothing. */
export type Person = (asked: URLSearchParams, server: AuthorizationServer) => Promise<unknown>;

export interface FlowOptions {
  /** Answers of the server that differ from those of a good one. */
  readonly answers?: Answers;
  /** What the profile says otherwise. */
  readonly profile?: (origin: string) => Partial<Profile>;
  readonly clientSecret?: string;
  readonly person?: Person;
  readonly browser?: Browser;
  readonly keychain?: Keychain;
  readonly settings?: Partial<Settings>;
}

/** The real engine, a server that misbehaves in one way, and a profile that uses it. */
export interface Flow {
  readonly engine: Engine;
  readonly test: TestEngine;
  readonly server: AuthorizationServer;
  readonly profile: Profile;
  acquire(): Promise<Run>;
  /** Closes everything, after a look for secrets where there must be none. */
  close(): Promise<void>;
}

/** As `startFlow`, closed when the test is over; a secret that is found then fails the test. */
export async function openFlow(options: FlowOptions = {}): Promise<Flow> {
  const flow = await startFlow(options);
  onTestFinished(() => flow.close());
  return flow;
}

export async function startFlow(options: FlowOptions = {}): Promise<Flow> {
  const server = await startAuthorizationServer(options.answers);
  const person = options.person ?? comeBack();
  const browser: Browser = options.browser ?? {
    open: async (url) => {
      server.asked = new URL(url).searchParams;
      void person(server.asked, server);
      return ok(undefined);
    },
  };
  const test = await startTestEngine({
    browser,
    ...(options.keychain ? { keychain: options.keychain } : {}),
  });
  const { engine } = test;
  if (options.settings) valueOf(await engine.setSettings(options.settings));
  const { profile } = valueOf(
    await engine.saveProfile({
      profile: { ...goodProfile(server.origin), ...options.profile?.(server.origin) },
      ...(options.clientSecret === undefined ? {} : { clientSecret: options.clientSecret }),
    }),
  );
  return {
    engine,
    test,
    server,
    profile,
    acquire: () => ended(engine.acquire(profile.id)),
    close: async () => {
      try {
        await expectNoSecrets(engine, test.logLines, secretsOf(server, options.clientSecret));
      } finally {
        await test.close();
        await server.close();
      }
    },
  };
}

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

type Parameters = readonly (readonly [string, string | null])[];

/** A person who signs in and comes back with a code and the state; parameters as a test wants them. */
export function comeBack(
  parameters: (asked: URLSearchParams, code: string) => Parameters = (asked, code) => [
    ['code', code],
    ['state', asked.get('state')],
  ],
): Person {
  return async (asked, server) => {
    await visit(asked, parameters(asked, server.secret('code')));
  };
}

/** Goes to the redirect URI with parameters in the query, as a browser that was redirected does. */
export async function visit(asked: URLSearchParams, parameters: Parameters): Promise<Response> {
  return fetch(callbackUrl(asked, parameters));
}

/** The address a browser is redirected to. */
export function callbackUrl(asked: URLSearchParams, parameters: Parameters): string {
  const url = new URL(asked.get('redirect_uri') ?? 'about:blank');
  for (const [name, value] of parameters) if (value !== null) url.searchParams.append(name, value);
  return url.href;
}

/** A step of a run. */
export function stepOf(run: Run, id: StepId): Step {
  const step = run.steps.find((one) => one.id === id);
  if (!step) throw new Error(`the run has no step ${id}`);
  return step;
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

/** The fault of a result; an error of the test where it is good. */
export function faultOf(result: Result<unknown, Fault>): Fault {
  if (result.ok) throw new Error('it worked');
  return result.fault;
}

function secretsOf(server: AuthorizationServer, clientSecret: string | undefined): readonly string[] {
  const state = server.asked.get('state');
  return [...server.secrets, ...[state, clientSecret].filter((secret) => typeof secret === 'string')];
}

/**
 * Looks for secrets in every run (faults, summaries, findings, previews, strict verdicts), every log line, and every
 * exchange as it is shown while nobody asked to reveal it.
 */
export async function expectNoSecrets(
  engine: Engine,
  logLines: readonly string[],
  secrets: readonly string[],
): Promise<void> {
  const runs = valueOf(await engine.listRuns({}));
  const exchanges = await Promise.all(
    valueOf(await engine.listExchanges({})).map(({ id }) => shownExchange(engine, id)),
  );
  const shown = [JSON.stringify(runs), ...logLines, ...exchanges].join('\n');
  expect(secrets.filter((secret) => shown.includes(signatureOf(secret)))).toEqual([]);
}

async function shownExchange(engine: Engine, id: string): Promise<string> {
  const view = valueOf(await engine.getExchange(id, false));
  return `${JSON.stringify(view)}\n${valueOf(await engine.exchangeAsCurl(id, false))}`;
}

/** Header and payload of a JWT are no secret; its signature is what makes it a token. */
function signatureOf(secret: string): string {
  const parts = secret.split('.');
  return parts.length === 3 && parts[2] !== undefined && parts[2] !== '' ? parts[2] : secret;
}
