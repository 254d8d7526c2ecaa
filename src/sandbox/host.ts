import type { SandboxStatus } from '../contract/models/app.ts';
import { type Fault, fault } from '../core/faults.ts';
import { isJsonObject, member, stringMember } from '../core/json.ts';
import { readBody } from '../core/oauth/read-json.ts';
import { type Result, failed, ok } from '../core/result.ts';
import { Secret } from '../core/secret.ts';
import { bounded } from '../engine/boundary.ts';
import type { Engine } from '../engine/engine.ts';
import { clientsWithSecrets } from './clients.ts';
import { PREFERRED_PORT } from './limits.ts';
import { type SandboxMaterial, isSandboxMaterial } from './material.ts';
import { sandboxProfiles } from './profiles.ts';
import { type RunningSandbox, type SandboxFault, startSandbox } from './sandbox.ts';

const MATERIAL = 'sandbox.material';
/** Where it was served last: another port than the preferred one, where that was taken. */
const LAST_ISSUER = 'sandbox.issuer';
const PROBE_MS = 1500;

export interface SandboxHostOptions {
  readonly engine: Engine;
  readonly workerUrl: URL;
  /** 0: any port. */
  readonly preferredPort?: number;
  readonly faults?: readonly SandboxFault[];
  readonly onLog?: (line: string) => void;
  readonly onChange?: () => void;
}

/** The sandbox as the window and the terminal hold it: started on demand, its keys sealed in the vault, its profiles made. */
export interface SandboxHost {
  status(): SandboxStatus;
  /** Starts it, or joins the one that another Assay of this vault serves. Faults: sandbox.failed, store.*, vault.locked. */
  start(): Promise<Result<SandboxStatus, Fault>>;
  /** Present only where this process serves it. */
  running(): RunningSandbox | undefined;
  stop(): Promise<void>;
}

/** Makes the host; nothing is started. */
export function createSandboxHost(options: SandboxHostOptions): SandboxHost {
  let status: SandboxStatus = { state: 'stopped', profileIds: [] };
  let running: RunningSandbox | undefined;
  let starting: Promise<Result<SandboxStatus, Fault>> | undefined;
  const set = (next: SandboxStatus): void => {
    status = next;
    options.onChange?.();
  };
  const start = async (): Promise<Result<SandboxStatus, Fault>> => {
    set({ state: 'starting', profileIds: [] });
    const result = await bounded(() => startOrJoin(options));
    if (!result.ok) {
      set({ state: 'failed', profileIds: [], fault: result.fault });
      return result;
    }
    running = result.value.running;
    void running?.ended.then((problem) => {
      running = undefined;
      if (problem) set({ state: 'failed', profileIds: [], fault: sandboxFault(problem.message) });
      else set({ state: 'stopped', profileIds: [] });
    });
    set({ state: 'running', issuer: result.value.issuer, profileIds: result.value.profileIds });
    return ok(status);
  };
  return {
    status: () => status,
    running: () => running,
    start: () => {
      if (status.state === 'running' && running) return Promise.resolve(ok(status));
      starting ??= start().finally(() => (starting = undefined));
      return starting;
    },
    stop: async () => {
      await running?.stop();
      running = undefined;
    },
  };
}

interface Started {
  readonly issuer: string;
  readonly profileIds: readonly string[];
  readonly running?: RunningSandbox;
}

async function startOrJoin(options: SandboxHostOptions): Promise<Result<Started, Fault>> {
  const { engine } = options;
  const port = options.preferredPort ?? PREFERRED_PORT;
  const saved = await savedMaterial(engine);
  if (saved && port !== 0 && !options.faults?.length) {
    const places = new Set([`http://127.0.0.1:${port}`, await engine.ports.store.getSetting(LAST_ISSUER)]);
    for (const place of places) {
      if (place !== undefined && (await isServedWith(engine, place, saved)))
        return withProfiles(engine, place, saved);
    }
  }
  const started = await startSandbox({
    workerUrl: options.workerUrl,
    preferredPort: port,
    ...(saved ? { material: saved } : {}),
    ...(options.faults ? { faults: options.faults } : {}),
    ...(options.onLog ? { onLog: options.onLog } : {}),
  });
  if (!started.ok) return failed(sandboxFault(started.fault.message));
  const running = started.value;
  if (!saved) await engine.ports.store.putSealed(MATERIAL, new Secret(JSON.stringify(running.material)));
  await engine.ports.store.putSetting(LAST_ISSUER, running.issuer);
  const made = await withProfiles(engine, running.issuer, running.material);
  if (!made.ok) {
    await running.stop();
    return made;
  }
  return ok({ ...made.value, running });
}

async function savedMaterial({ ports }: Engine): Promise<SandboxMaterial | undefined> {
  const sealed = await ports.store.getSealed(MATERIAL);
  if (!sealed) return undefined;
  const value: unknown = JSON.parse(sealed.expose());
  return isSandboxMaterial(value) ? value : undefined;
}

/** True where the port is served by a sandbox with this vault's keys: another Assay's, whose tokens are as good as ours. */
async function isServedWith({ ports }: Engine, issuer: string, material: SandboxMaterial): Promise<boolean> {
  const exchange = await ports.http.send(
    { id: ports.random.id(), purpose: 'jwks', method: 'GET', url: `${issuer}/jwks`, headers: [] },
    { timeoutMs: PROBE_MS, maxBodyBytes: 65_536 },
  );
  const keys = member(readBody(exchange)?.json?.object, 'keys');
  if (!Array.isArray(keys)) return false;
  const ours = new Set(material.signingKeys.map(({ n, x }) => n ?? x));
  return (
    keys.length > 0 &&
    keys.every((key) => isJsonObject(key) && ours.has(stringMember(key, 'n') ?? stringMember(key, 'x')))
  );
}

async function withProfiles(
  engine: Engine,
  issuer: string,
  material: SandboxMaterial,
): Promise<Result<Started, Fault>> {
  const profileIds: string[] = [];
  for (const { profile, ...secrets } of sandboxProfiles(issuer, clientsWithSecrets(material))) {
    const before = await engine.getProfile(profile.id);
    const isCurrent = before.ok && before.value.profile.issuer === issuer;
    if (!isCurrent) {
      const saved = await engine.saveProfile({ profile, ...secrets });
      if (!saved.ok) return saved;
    }
    profileIds.push(profile.id);
  }
  return ok({ issuer, profileIds });
}

function sandboxFault(message: string): Fault {
  return fault('sandbox.failed', message);
}
