import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { PROFILE_DEFAULTS } from '../../../src/contract/models/profile-defaults.ts';
import { createMemoryKeychain } from '../../support/memory-keychain.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { type TestEngine, ended, startTestEngine, valueOf } from '../../support/test-engine.ts';

/** Nothing listens there. */
const PROXY = 'http://127.0.0.1:1';

interface Machine {
  readonly directory: string;
  readonly keychain: ReturnType<typeof createMemoryKeychain>;
  /** Assay, started on this machine. */
  start(): Promise<TestEngine>;
}

function machine(): Machine {
  const directory = temporaryFolder('network');
  const keychain = createMemoryKeychain();
  return {
    directory,
    keychain,
    start: async () => {
      const test = await startTestEngine({ keychain, directory });
      onTestFinished(() => test.close());
      return test;
    },
  };
}

/** A machine on which this was saved as the settings, by an Assay that has ended. */
async function machineThatSaved(row: string): Promise<Machine> {
  const made = machine();
  const { engine } = await made.start();
  await engine.ports.store.putSetting('settings', row);
  await engine.close();
  return made;
}

/** What a run with a server beyond this machine comes to. */
async function runElsewhere({ engine }: TestEngine) {
  const { profile } = valueOf(
    await engine.saveProfile({
      profile: {
        ...PROFILE_DEFAULTS,
        id: '',
        name: 'Elsewhere',
        environment: 'dev',
        grantType: 'client_credentials',
        endpoints: { token_endpoint: 'https://as.internal/token' },
        clientId: 'worker',
        clientAuthMethod: 'client_secret_post',
      },
      clientSecret: 'the secret of the worker',
    }),
  );
  return ended(engine.acquire(profile.id));
}

describe('network settings that cannot be used', () => {
  it.each([
    ['a proxy of another kind', '{"proxy":"socks5://proxy.internal:1080"}', 'proxy', /Only HTTP proxies/],
    ['a proxy that is a number', '{"proxy":3128}', 'proxy', /The proxy is no address/],
    [
      'authorities that cannot be read',
      `{"proxy":"${PROXY}","extraCa":"-----BEGIN CERTIFICATE-----\\nAAAA\\n-----END CERTIFICATE-----"}`,
      'extraCa',
      /Certificate 1 of 1 cannot be read/,
    ],
    ['settings that are no JSON', '{"proxy":"http', 'proxy', /The proxy is no address/],
  ])('never mean a direct connection: %s', async (_, row, parameter, words) => {
    const test = await (await machineThatSaved(row)).start();
    expect(test.engine.networkFault()).toMatchObject({ code: 'network.blocked', parameter });
    expect(test.engine.networkFault()?.message).toMatch(words);
    const run = await runElsewhere(test);
    expect(run.fault).toMatchObject({ code: 'network.blocked' });
    expect(run.fault?.message).toMatch(words);
    expect(run.fault?.remedy).toMatch(/Network/);
  });

  it('stay as they are while something else is set, also for the next start', async () => {
    const made = await machineThatSaved('{"proxy":3128}');
    const first = await made.start();
    valueOf(await first.engine.setSettings({ theme: 'dark' }));
    expect((await runElsewhere(first)).fault?.code).toBe('network.blocked');
    await first.close();
    const second = await made.start();
    expect(second.engine.settings()).toMatchObject({ theme: 'dark', proxy: '3128' });
    expect(second.engine.networkFault()?.code).toBe('network.blocked');
  });

  it('let everything out again once they are set right, and not where that is refused', async () => {
    const test = await (await machineThatSaved('{"proxy":3128}')).start();
    expect(await test.engine.setSettings({ proxy: 'proxy.internal' })).toMatchObject({ ok: false });
    expect(test.engine.networkFault()).toBeDefined();
    valueOf(await test.engine.setSettings({ proxy: '' }));
    expect(test.engine.networkFault()).toBeUndefined();
    // Out it goes: the name is nowhere.
    expect((await runElsewhere(test)).fault?.code).toBe('network.unreachable');
  });
});

describe('a proxy that was saved', () => {
  it('is gone through while the vault is locked and in memory', async () => {
    const made = await machineThatSaved(JSON.stringify({ proxy: PROXY }));
    made.keychain.state = 'locked';
    const test = await made.start();
    expect(test.engine.settings().proxy).toBe(PROXY);
    await test.engine.vault.useMemory();
    expect(test.engine.settings().proxy).toBe(PROXY);
    const run = await runElsewhere(test);
    expect(run.fault?.message).toContain('The proxy of the settings cannot be reached');
  });

  it('holds on in the vault that takes the place of one that was set aside', async () => {
    const made = await machineThatSaved(JSON.stringify({ proxy: PROXY }));
    made.keychain.entries.clear();
    const first = await made.start();
    expect((await first.engine.vault.setAside()).mode).toBe('keychain');
    await first.close();
    expect((await made.start()).engine.settings().proxy).toBe(PROXY);
  });
});

describe('settings that cannot be read', () => {
  it('keep the network shut, also in memory, until a person says what they are', async () => {
    const made = machine();
    writeFileSync(join(made.directory, 'assay.db'), 'This was a database once. '.repeat(400));
    const test = await made.start();
    const { engine } = test;
    expect(engine.vault.status().fault?.code).toBe('store.corrupt');
    expect(engine.networkFault()?.message).toMatch(/network settings cannot be read/);
    expect(await engine.setSettings({ theme: 'dark' })).toMatchObject({ ok: false });
    await engine.vault.useMemory();
    valueOf(await engine.setSettings({ theme: 'dark' }));
    expect((await runElsewhere(test)).fault?.code).toBe('network.blocked');
    valueOf(await engine.setSettings({ proxy: '', extraCa: '' }));
    expect(engine.networkFault()).toBeUndefined();
    expect((await runElsewhere(test)).fault?.code).toBe('network.unreachable');
  });

  it('are none in the new vault, once the file that cannot be read was set aside', async () => {
    const made = machine();
    writeFileSync(join(made.directory, 'assay.db'), 'This was a database once. '.repeat(400));
    const { engine } = await made.start();
    expect(engine.networkFault()).toBeDefined();
    expect((await engine.vault.setAside()).mode).toBe('keychain');
    expect(engine.networkFault()).toBeUndefined();
    expect(engine.settings().proxy).toBe('');
  });
});
