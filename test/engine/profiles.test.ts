import { describe, expect, it } from 'vitest';
import { faultOf, goodProfile, openFlow } from '../support/flow.ts';
import { valueOf } from '../support/test-engine.ts';

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

describe('discovery for the form', () => {
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
