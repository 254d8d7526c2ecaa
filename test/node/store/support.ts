import { fork } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Fault } from '../../../src/core/faults.ts';
import { Secret } from '../../../src/core/secret.ts';
import { PROFILE_DEFAULTS } from '../../../src/contract/models/profile-defaults.ts';
import type { Profile } from '../../../src/contract/models/profile.ts';
import type { Store } from '../../../src/engine/ports/store.ts';
import type {
  ExchangeRecord,
  GrantRecord,
  IssuanceRecord,
  TokenRecord,
} from '../../../src/engine/records.ts';
import { StoreError } from '../../../src/engine/store-error.ts';
import { createStore } from '../../../src/node/store/create-store.ts';

export const WORKER_URL = new URL('../../../src/node/store/worker.ts', import.meta.url);
export const WRAPPING_KEY = new Uint8Array(32).fill(7);
export const OTHER_KEY = new Uint8Array(32).fill(9);

/** A path for a vault in a folder that is gone after the test. */
export function vaultPath(): string {
  const folder = mkdtempSync(join(tmpdir(), 'assay-store-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, 'data', 'assay.db');
}

/** A store that is closed after the test; not opened. */
export function newStore(path: string, workerUrl = WORKER_URL): Store {
  const store = createStore({ workerUrl, path });
  onTestFinished(() => store.close());
  return store;
}

/** A new vault, initialised with the test's key. */
export async function freshVault(path = vaultPath()): Promise<Store> {
  const store = newStore(path);
  await store.open();
  if (!(await store.initialise(WRAPPING_KEY))) throw new Error('the vault was not new');
  return store;
}

/** An existing vault, unlocked with the test's key. */
export async function reopenedVault(path: string): Promise<Store> {
  const store = newStore(path);
  await store.open();
  if (!(await store.unlock(WRAPPING_KEY))) throw new Error('the key did not fit');
  return store;
}

/** The fault that a store call rejects with. */
export async function faultOf(call: Promise<unknown>): Promise<Fault> {
  const error: unknown = await call.then(
    () => new Error('the call did not reject'),
    (reason: unknown) => reason,
  );
  if (error instanceof StoreError) return error.fault;
  throw error;
}

export function hashOf(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}

/** Runs a script of `children/` in a process of its own and gives what it sends back, in order. */
export function runChild<T>(script: string, task: Readonly<Record<string, unknown>>): Promise<readonly T[]> {
  return new Promise((resolve, reject) => {
    const child = fork(new URL(`./children/${script}`, import.meta.url), [], { execArgv: [] });
    const messages: T[] = [];
    child.on('message', (message) => messages.push(message as T));
    child.once('error', reject);
    child.once('exit', (code) =>
      code === 0 ? resolve(messages) : reject(new Error(`${script} ended with ${code}`)),
    );
    child.send(task);
  });
}

export function aProfile(id = 'p1', more: Partial<Profile> = {}): Profile {
  return { ...PROFILE_DEFAULTS, id, name: `profile ${id}`, environment: 'dev', clientId: 'client', ...more };
}

export function aToken(id: string, more: Partial<TokenRecord> = {}): TokenRecord {
  return {
    id,
    kind: 'access_token',
    format: 'opaque',
    text: new Secret(`text of ${id}`),
    firstSeenAtMs: 1000,
    ...more,
  };
}

export function anIssuance(id: string, more: Partial<IssuanceRecord> = {}): IssuanceRecord {
  return { id, atMs: 1000, origin: 'authorization_code', inputs: [], outputs: [], resources: [], ...more };
}

export function aGrant(id = 'g1', more: Partial<GrantRecord> = {}): GrantRecord {
  return { id, profileId: 'p1', createdAtMs: 1000, state: 'ready', rotations: 0, ...more };
}

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

export function anExchange(id: string, more: Partial<ExchangeRecord> = {}): ExchangeRecord {
  return {
    exchange: {
      id,
      purpose: 'token',
      request: {
        method: 'POST',
        url: 'https://op.example/token?x=1',
        headers: [['Authorization', 'Basic abc']],
        body: bytes('grant_type=client_credentials'),
      },
      response: {
        status: 200,
        statusText: 'OK',
        httpVersion: '1.1',
        headers: [['Content-Type', 'application/json']],
        rawBody: bytes('{"access_token":"t"}'),
        body: bytes('{"access_token":"t"}'),
        truncated: false,
      },
      timing: { startedAtMs: 1000, totalMs: 12.5, reusedSocket: false },
    },
    ...more,
  };
}
