import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Fault } from '../../../src/core/faults.ts';
import type { Result } from '../../../src/core/result.ts';
import type { Keychain } from '../../../src/engine/ports/keychain.ts';
import { type KeychainOptions, createKeychain } from '../../../src/node/keychain/create-keychain.ts';
import { toKeychainFault } from '../../../src/node/keychain/keychain-fault.ts';
import { performOperation } from '../../../src/node/keychain/operation.ts';
import { runInChild } from '../../../src/node/keychain/run-operation.ts';
import {
  isSkipped,
  skipNote,
  startSession,
  temporaryHome,
  withoutBus,
} from '../../support/keychain-session.ts';

const PROCESS_URL = new URL('../../../src/node/keychain/keychain-process.ts', import.meta.url);
const KEY = new Uint8Array(32).map((_, index) => index * 7);
const OTHER = new Uint8Array(32).fill(255);

function keychainIn(env: NodeJS.ProcessEnv, options: KeychainOptions = {}): Keychain {
  return createKeychain({ processUrl: PROCESS_URL, env, timeLimitMs: 20_000, ...options });
}

function faultOf(result: Result<unknown, Fault>): Pick<Fault, 'code' | 'message'> {
  if (result.ok) throw new Error('there was no fault');
  return result.fault;
}

/** The fault codes of all three operations. */
async function codesOf(keychain: Keychain): Promise<readonly string[]> {
  const results = [await keychain.read('a'), await keychain.write('a', KEY), await keychain.remove('a')];
  return results.map((result) => faultOf(result).code);
}

const LOCKED = ['vault.locked', 'vault.locked', 'vault.locked'];
const UNAVAILABLE = [
  'vault.keychain_unavailable',
  'vault.keychain_unavailable',
  'vault.keychain_unavailable',
];

describe.skipIf(isSkipped)(`an unlocked keyring${skipNote}`, () => {
  test('keeps, replaces and removes a key, and says null where there is none', async () => {
    const { env } = await startSession({ keyring: 'unlocked' });
    const keychain = keychainIn(env);
    expect(keychain.label).toBe('Secret Service');
    expect(await keychain.read('a')).toEqual({ ok: true, value: null });
    expect(await keychain.write('a', KEY)).toEqual({ ok: true, value: undefined });
    expect(await keychain.write('b', OTHER)).toEqual({ ok: true, value: undefined });
    expect(await keychain.read('a')).toEqual({ ok: true, value: KEY });
    expect(await keychain.write('a', OTHER)).toEqual({ ok: true, value: undefined });
    expect(await keychain.read('a')).toEqual({ ok: true, value: OTHER });
    expect(await keychain.remove('a')).toEqual({ ok: true, value: undefined });
    expect(await keychain.remove('a')).toEqual({ ok: true, value: undefined });
    expect(await keychain.read('a')).toEqual({ ok: true, value: null });
    expect(await keychain.read('b')).toEqual({ ok: true, value: OTHER });
  });

  test('has the key at the next login: it is in the keyring, not in the kernel', async () => {
    const first = await startSession({ keyring: 'unlocked' });
    await keychainIn(first.env).write('a', KEY);
    await first.stop();
    const second = await startSession({ keyring: 'unlocked', home: first.home });
    expect(await keychainIn(second.env).read('a')).toEqual({ ok: true, value: KEY });
  });

  test('keeps entries of different services apart', async () => {
    const { env } = await startSession({ keyring: 'unlocked' });
    await keychainIn(env, { service: 'one' }).write('a', KEY);
    expect(await keychainIn(env, { service: 'two' }).read('a')).toEqual({ ok: true, value: null });
  });

  test('gives what somebody else wrote there as bytes, not as a key and not as nothing', async () => {
    const { env } = await startSession({ keyring: 'unlocked' });
    const write = { kind: 'write', service: 'Assay', account: 'a', value: 'hello' } as const;
    expect(await runInChild(PROCESS_URL, env)(write, 20_000)).toEqual({ kind: 'done', value: null });
    const read = await keychainIn(env).read('a');
    expect(read.ok && read.value?.length).toBe(3);
  });

  test('serves a program that works without a process of its own', async () => {
    const { env } = await startSession({ keyring: 'unlocked' });
    await keychainIn(env).write('a', KEY);
    expect(await programThatReads('here', env, 20_000)).toEqual({ key: [...KEY] });
  });
});

describe.skipIf(isSkipped)(`a locked keyring${skipNote}`, () => {
  test('is vault.locked once the person has locked it', async () => {
    const session = await startSession({ keyring: 'unlocked' });
    await keychainIn(session.env).write('a', KEY);
    await session.lock();
    expect(await codesOf(keychainIn(session.env))).toEqual(LOCKED);
  });

  test('is vault.locked after a login that never unlocked it', async () => {
    const first = await startSession({ keyring: 'unlocked' });
    await keychainIn(first.env).write('a', KEY);
    await first.stop();
    const second = await startSession({ keyring: 'locked', home: first.home });
    expect(await codesOf(keychainIn(second.env))).toEqual(LOCKED);
  });

  test('whose prompt is closed is vault.locked and says so', async () => {
    const session = await startSession({ keyring: 'unlocked', prompter: 'closes' });
    await keychainIn(session.env).write('a', KEY);
    await session.lock();
    const fault = faultOf(await keychainIn(session.env).read('a'));
    expect(fault.code).toBe('vault.locked');
    expect(fault.message).toContain('prompt was closed or could not be shown');
  });

  test('whose prompt nobody answers is vault.locked at the time limit', async () => {
    const session = await startSession({ keyring: 'unlocked', prompter: 'stays' });
    await keychainIn(session.env).write('a', KEY);
    await session.lock();
    const fault = faultOf(await keychainIn(session.env, { timeLimitMs: 1000 }).read('a'));
    expect(fault).toMatchObject({
      code: 'vault.locked',
      message: expect.stringContaining('within 1 second'),
    });
  });

  test('whose prompt stays open does not keep a program from ending', async () => {
    const session = await startSession({ keyring: 'unlocked', prompter: 'stays' });
    await keychainIn(session.env).write('a', KEY);
    await session.lock();
    // In its own process the read holds it for 25 seconds, after which gnome-keyring gives up on the prompter: past the test's limit.
    expect(await programThatReads('child', session.env, 1000)).toEqual({ code: 'vault.locked' });
  }, 20_000);
});

describe.skipIf(isSkipped)(`no keychain${skipNote}`, () => {
  test('on a bus that offers none is vault.keychain_unavailable', async () => {
    const { env } = await startSession({ keyring: 'none' });
    expect(await codesOf(keychainIn(env))).toEqual(UNAVAILABLE);
    expect(faultOf(await keychainIn(env).read('a')).message).toContain('Nothing on this session’s bus');
  });

  test('to write to, in a service started by the bus for somebody who never logged in, is vault.keychain_unavailable', async () => {
    const { env } = await startSession({ keyring: 'none', isActivating: true });
    const keychain = keychainIn(env);
    expect(await keychain.read('a')).toEqual({ ok: true, value: null });
    expect(faultOf(await keychain.write('a', KEY))).toMatchObject({
      code: 'vault.keychain_unavailable',
      message: expect.stringContaining('no default collection'),
    });
  });

  test('without any bus is vault.keychain_unavailable', async () => {
    const env = withoutBus(temporaryHome());
    expect(await codesOf(keychainIn(env))).toEqual(UNAVAILABLE);
    expect(faultOf(await keychainIn(env).read('a')).message).toContain('There is no session bus');
  });

  test('where the bus’s address leads nowhere is vault.keychain_unavailable', async () => {
    const env = { ...withoutBus(temporaryHome()), DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nowhere/bus' };
    expect(faultOf(await keychainIn(env).read('a'))).toMatchObject({
      code: 'vault.keychain_unavailable',
      message: expect.stringContaining('There is no session bus'),
    });
  });

  test('behind a bus that takes connections and never answers is given up at the time limit', async () => {
    const home = temporaryHome();
    const path = join(home, 'bus');
    const silent = createServer().listen(path);
    await once(silent, 'listening');
    onTestFinished(() => void silent.close());
    const env = { ...withoutBus(home), DBUS_SESSION_BUS_ADDRESS: `unix:path=${path}` };
    expect(faultOf(await keychainIn(env, { timeLimitMs: 1000 }).read('a')).code).toBe('vault.locked');
  });
});

describe('what is no keychain’s fault', () => {
  test('a native module that does not load is vault.keychain_unavailable', async () => {
    const read = { kind: 'read', service: 'Assay', account: 'a' } as const;
    const outcome = await performOperation(read, () =>
      Promise.reject(new Error('no prebuilt binary for this platform')),
    );
    expect(outcome).toEqual({ kind: 'not_loaded' });
    expect(toKeychainFault({ kind: 'not_loaded' }, 'Secret Service', 1).code).toBe(
      'vault.keychain_unavailable',
    );
  });

  test('a helper that does not start is vault.keychain_unavailable', async () => {
    const processUrl = new URL('no-such-helper.ts', import.meta.url);
    const fault = faultOf(await createKeychain({ processUrl }).read('a'));
    expect(fault).toMatchObject({
      code: 'vault.keychain_unavailable',
      message: expect.stringContaining('process'),
    });
  });

  test('a message nobody has met is vault.keychain_unavailable, and is not shown', () => {
    const fault = toKeychainFault({ kind: 'refused', message: 'tell-tale' }, 'Secret Service', 1);
    expect(fault.code).toBe('vault.keychain_unavailable');
    expect(JSON.stringify(fault)).not.toContain('tell-tale');
  });
});

async function programThatReads(
  where: 'child' | 'here',
  env: NodeJS.ProcessEnv,
  limitMs: number,
): Promise<unknown> {
  const script = fileURLToPath(new URL('./children/one-operation.ts', import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, [script, where, 'a', String(limitMs)], {
    env,
  });
  return JSON.parse(stdout);
}
