import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { severityOf } from '../../src/core/findings/explain.ts';
import type { Policy } from '../../src/core/findings/finding.ts';
import { copyName } from '../../src/engine/profiles/duplicate.ts';
import { profileRemoval } from '../../src/engine/profiles/removal.ts';
import { fakeMachine } from '../support/fake-ports.ts';
import { faultOf, goodProfile, MACHINE, openFlow } from '../support/flow.ts';
import { ended, valueOf } from '../support/test-engine.ts';

describe('a profile', () => {
  it.each([
    ['issuer', { issuer: 'login.example' }],
    ['issuer', { issuer: 'javascript:alert(1)' }],
    ['issuer', { issuer: 'https://alice:secret@login.example' }],
    ['token_endpoint', { endpoints: { token_endpoint: 'file:///etc/passwd' } }],
    ['api', { apis: [{ id: 'a', name: 'A', method: 'GET' as const, url: 'ftp://api.example' }] }],
  ])('with a bad %s is not saved', async (parameter, more) => {
    const { engine } = await openFlow();
    const before = valueOf(await engine.listProfiles()).length;
    const fault = faultOf(
      await engine.saveProfile({ profile: { ...goodProfile('https://login.example'), ...more } }),
    );
    expect(fault).toMatchObject({ code: 'input.invalid', parameter });
    expect(fault.message).not.toContain('secret');
    expect(valueOf(await engine.listProfiles())).toHaveLength(before);
  });

  it('never gives its secret back, and forgets it where it is set to nothing', async () => {
    const { engine, profile } = await openFlow({ clientSecret: 'never to be seen' });
    const view = valueOf(await engine.getProfile(profile.id));
    expect(view.secrets).toMatchObject([{ name: 'client_secret', where: 'memory', needsRebind: false }]);
    expect(JSON.stringify(view)).not.toContain('never to be seen');
    expect(valueOf(await engine.saveProfile({ profile, clientSecret: '' })).secrets).toEqual([]);
  });

  it('keeps its secret where nothing is said of it', async () => {
    const { engine, profile } = await openFlow({ clientSecret: 'never to be seen' });
    const renamed = valueOf(await engine.saveProfile({ profile: { ...profile, name: 'Renamed' } }));
    expect(renamed.secrets).toHaveLength(1);
  });

  it('is found by its id, and by its name where only one has it', async () => {
    const { engine, profile } = await openFlow({ profile: () => ({ name: 'The only one' }) });
    expect(valueOf(await engine.findProfile(profile.id)).profile.id).toBe(profile.id);
    expect(valueOf(await engine.findProfile('The only one')).profile.id).toBe(profile.id);
    valueOf(await engine.saveProfile({ profile: { ...profile, id: '' } }));
    expect(faultOf(await engine.findProfile('The only one'))).toMatchObject({
      code: 'profile.not_found',
      message: '2 profiles have the name The only one.',
    });
    expect(faultOf(await engine.findProfile('nobody'))).toMatchObject({ code: 'profile.not_found' });
  });

  it('leaves its tokens and runs where it is removed; what needs it says so', async () => {
    const { acquire, engine, profile } = await openFlow();
    const run = await acquire();
    valueOf(await engine.removeProfile(profile.id));
    expect(faultOf(await engine.acquire(profile.id))).toMatchObject({ code: 'profile.not_found' });
    const tokenId = run.tokens[0]?.tokenId ?? '';
    const view = valueOf(await engine.viewToken(tokenId));
    expect(view).toMatchObject({
      can: { refresh: false, introspect: false, revoke: false },
      cannot: { introspect: 'It belongs to no profile.' },
    });
    expect(faultOf(await engine.introspect(tokenId))).toMatchObject({ code: 'operation.not_possible' });
    expect(valueOf(await engine.getRun(run.id))).toMatchObject({ status: 'succeeded' });
  });
});

describe('a profile that was removed', () => {
  it('comes back in this session as it was, secret and all', async () => {
    const { acquire, engine, profile } = await openFlow({
      clientSecret: 'never to be seen',
      profile: () => ({ ...MACHINE, clientAuthMethod: 'client_secret_basic' }),
    });
    const before = valueOf(await engine.getProfile(profile.id));
    valueOf(await engine.removeProfile(profile.id));
    const restored = valueOf(await engine.restoreProfile(profile.id));
    expect(restored).toEqual(before);
    expect(JSON.stringify(restored)).not.toContain('never to be seen');
    expect(await acquire()).toMatchObject({ status: 'succeeded' });
  });

  it('comes back once; what was never removed is not there', async () => {
    const { engine, profile } = await openFlow();
    expect(faultOf(await engine.restoreProfile('nobody'))).toMatchObject({ code: 'profile.not_found' });
    valueOf(await engine.removeProfile(profile.id));
    valueOf(await engine.restoreProfile(profile.id));
    expect(valueOf(await engine.restoreProfile(profile.id)).profile).toEqual(profile);
    expect(faultOf(await engine.removeProfile('nobody'))).toMatchObject({ code: 'profile.not_found' });
  });

  it('brings its environment back with it, protected as it was', async () => {
    const { engine } = await openFlow();
    const environment = { id: '', name: 'Live', colour: 'red', isProtected: true } as const;
    const { id } = valueOf(await engine.saveEnvironment(environment));
    const { profile } = valueOf(
      await engine.saveProfile({ profile: { ...goodProfile('https://login.example'), environment: id } }),
    );
    valueOf(await engine.removeProfile(profile.id));
    valueOf(await engine.removeEnvironment(id));
    expect(valueOf(await engine.restoreProfile(profile.id)).environment).toEqual({ ...environment, id });
    valueOf(await engine.removeProfile(profile.id));
    valueOf(await engine.removeEnvironment(id));
  });

  it('does not overwrite one that was made anew meanwhile', async () => {
    const { engine, profile } = await openFlow();
    valueOf(await engine.removeProfile(profile.id));
    valueOf(await engine.saveProfile({ profile: { ...profile, name: 'Made anew' } }));
    expect(valueOf(await engine.restoreProfile(profile.id)).profile.name).toBe('Made anew');
  });

  it('is forgotten with the vault that it was in', async () => {
    const record = { profile: { ...goodProfile('https://login.example'), id: 'p' }, updatedAtMs: 1 };
    const { context } = fakeMachine({
      store: {
        getProfile: vi.fn().mockResolvedValueOnce(record).mockResolvedValue(undefined),
        listSecrets: async () => [],
        listEnvironments: async () => [],
        removeProfile: async () => undefined,
      },
    });
    const removal = profileRemoval(context);
    valueOf(await removal.removeProfile('p'));
    removal.forget();
    expect(faultOf(await removal.restoreProfile('p'))).toMatchObject({ code: 'profile.not_found' });
  });
});

describe('a copy of a profile', () => {
  it('has another id and name, and the secret with what it is for', async () => {
    const { engine, profile } = await openFlow({
      clientSecret: 'never to be seen',
      profile: () => ({ ...MACHINE, clientAuthMethod: 'client_secret_basic', name: 'worker' }),
    });
    const copy = valueOf(await engine.duplicateProfile(profile.id));
    expect(copy.profile).toEqual({ ...profile, id: copy.profile.id, name: 'worker copy' });
    expect(copy.profile.id).not.toBe(profile.id);
    expect(copy.secrets).toEqual(valueOf(await engine.getProfile(profile.id)).secrets);
    expect(await ended(engine.acquire(copy.profile.id))).toMatchObject({ status: 'succeeded' });
    expect(valueOf(await engine.duplicateProfile(copy.profile.id)).profile.name).toBe('worker copy 2');
    expect(faultOf(await engine.duplicateProfile('nobody'))).toMatchObject({ code: 'profile.not_found' });
  });

  it.each([
    ['a', [], 'a copy'],
    ['a', ['a copy'], 'a copy 2'],
    ['a copy 2', ['a copy', 'a copy 2'], 'a copy 3'],
    ['x'.repeat(200), [], `${'x'.repeat(195)} copy`],
  ])('of %s beside %j is called %s', (name, taken, expected) => {
    expect(copyName(name, new Set(taken))).toBe(expected);
  });
});

describe('a secret of a profile', () => {
  it('is forgotten alone', async () => {
    const { engine, profile } = await openFlow({ clientSecret: 'never to be seen' });
    const view = valueOf(await engine.removeSecret(profile.id, 'client_secret'));
    expect(view.secrets).toEqual([]);
    expect(valueOf(await engine.getProfile(profile.id)).profile).toEqual(profile);
    expect(faultOf(await engine.removeSecret('nobody', 'client_secret'))).toMatchObject({
      code: 'profile.not_found',
    });
  });
});

describe('discovery for the form', () => {
  it('is known afterwards, and nothing is sent for that', async () => {
    const { engine, server } = await openFlow();
    expect(valueOf(await engine.knownServer(server.origin))).toBeNull();
    const asked = valueOf(await engine.discover(server.origin));
    const requests = server.seen.length;
    const known = valueOf(await engine.knownServer(` ${server.origin}`));
    expect(known).toMatchObject({
      issuer: server.origin,
      endpoints: asked.endpoints,
      metadata: asked.metadata,
      fetchedAtMs: expect.any(Number),
    });
    const codes = known?.findings.map(({ code }) => code);
    expect(codes).toContain('metadata.pkce.not_advertised');
    expect(codes).not.toContain('metadata.document.not_json');
    expect(server.seen).toHaveLength(requests);
  });

  it('tells the window, for what a secret may be sent to hangs on it', async () => {
    const { engine, server } = await openFlow();
    const names: string[] = [];
    onTestFinished(engine.subscribe(({ name }) => names.push(name)));
    valueOf(await engine.discover(server.origin));
    expect(names).toContain('profiles.changed');
  });

  it('is stopped by a person, and what was sent is aborted', async () => {
    const asked = Promise.withResolvers<void>();
    const { engine, server } = await openFlow({
      answers: () => ({ '/.well-known/openid-configuration': () => asked.resolve() }),
    });
    const discovery = engine.discover(server.origin);
    await asked.promise;
    valueOf(engine.stopDiscovery(server.origin));
    expect(faultOf(await discovery)).toMatchObject({ code: 'operation.cancelled' });
    expect(valueOf(engine.stopDiscovery('https://nobody.example'))).toBeNull();
  });

  it('shows what the server offers, with its findings', async () => {
    const { engine, server } = await openFlow();
    expect(valueOf(await engine.discover(` ${server.origin} `))).toMatchObject({
      issuer: server.origin,
      endpoints: { token_endpoint: `${server.origin}/token` },
      pkceMethodsSupported: ['S256'],
    });
  });

  it.each([
    [' ', 'input.invalid'],
    ['nonsense', 'discovery.failed'],
    ['ftp://as.example', 'discovery.failed'],
    ['https://', 'discovery.failed'],
  ])('is a fault for %j', async (issuer, code) => {
    const { engine } = await openFlow();
    expect(faultOf(await engine.discover(issuer))).toMatchObject({ code, parameter: 'issuer' });
  });
});

describe('a form as it is typed', () => {
  const TYPED = {
    endpoints: {},
    grantType: 'authorization_code',
    clientAuthMethod: 'none',
    scope: 'openid invoice:void',
    pkce: 'S256',
    redirect: { host: '127.0.0.1', port: 8765, path: '/callback', isAnyPort: false },
  } as const;
  type Checks = Pick<Awaited<ReturnType<typeof openFlow>>['engine'], 'checkTyped'>;
  /** What fails under a policy; rules of others do not apply. */
  const codesOf = async (
    engine: Checks,
    typed: Parameters<Checks['checkTyped']>[0],
    policy: Policy = 'default',
  ) =>
    valueOf(await engine.checkTyped(typed))
      .findings.filter((finding) => severityOf(finding, policy) !== undefined)
      .map(({ code }) => code);

  it('is judged alone where nothing is known of its server, and nothing is sent', async () => {
    const { engine, server } = await openFlow();
    const typed = { ...TYPED, issuer: server.origin };
    expect(await codesOf(engine, typed)).toEqual([]);
    expect(await codesOf(engine, typed, 'fapi2_security')).toEqual(['profile.client_auth.not_fapi']);
    expect(await codesOf(engine, { ...TYPED, issuer: 'half' })).toEqual([]);
    expect(await codesOf(engine, { ...typed, redirect: { ...TYPED.redirect, host: 'localhost' } })).toEqual([
      'profile.redirect.localhost',
    ]);
    expect(server.seen).toEqual([]);
  });

  it('is judged against what its server said the last time', async () => {
    const { engine, server } = await openFlow();
    valueOf(await engine.discover(server.origin));
    const codes = await codesOf(engine, {
      ...TYPED,
      issuer: ` ${server.origin} `,
      endpoints: { token_endpoint: 'https://other.example/t' },
    });
    expect(codes).toEqual(
      expect.arrayContaining(['profile.endpoint.elsewhere', 'profile.endpoint.overridden']),
    );
  });

  it('says of PKCE that it is off only where a code is asked for', async () => {
    const { engine } = await openFlow();
    const off = { ...TYPED, pkce: 'none' } as const;
    expect(await codesOf(engine, off)).toEqual(['authorization_request.pkce.off']);
    const machine = { ...off, grantType: 'client_credentials', clientAuthMethod: 'private_key_jwt' } as const;
    expect(await codesOf(engine, machine)).toEqual([]);
  });
});
