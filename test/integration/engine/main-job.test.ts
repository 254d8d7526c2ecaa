import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Run } from '../../../src/core/run/run.ts';
import { type SandboxEngine, startSandboxEngine } from '../../support/sandbox-engine.ts';
import { ended, failsOf, startTestEngine, valueOf } from '../../support/test-engine.ts';

describe('the main job against the sandbox', () => {
  let test: SandboxEngine;
  let acquired: Run;

  beforeAll(async () => {
    test = await startSandboxEngine();
    acquired = await ended(test.engine.acquire('sandbox-spa'));
  });
  afterAll(() => test.close());

  it('gets an access token, a refresh token and an ID token through the loopback redirect', () => {
    expect(acquired.fault).toBeUndefined();
    expect(acquired.status).toBe('succeeded');
    expect(acquired.tokens.map(({ role }) => role)).toEqual(['access_token', 'refresh_token', 'id_token']);
    expect(acquired.steps.map(({ id, status }) => `${id} ${status}`)).toEqual(
      ['discover', 'compare', 'authorize', 'wait', 'callback', 'token', 'keys', 'verify', 'check'].map(
        (id) => `${id} done`,
      ),
    );
  });

  it('shows the authorization request with its secrets masked', () => {
    const request = acquired.steps.find(({ id }) => id === 'authorize')?.request;
    const names = request?.parameters.map(([name]) => name);
    expect(names).toEqual(
      expect.arrayContaining([
        'response_type',
        'client_id',
        'redirect_uri',
        'state',
        'nonce',
        'code_challenge',
        'resource',
      ]),
    );
    expect(request?.parameters.find(([name]) => name === 'code_challenge_method')).toEqual([
      'code_challenge_method',
      'S256',
    ]);
    expect(JSON.stringify(acquired)).not.toMatch(/eyJ[\w-]{20}/);
  });

  it('has the strict reader accept each response', () => {
    for (const id of ['callback', 'token']) {
      expect(acquired.steps.find((step) => step.id === id)?.strict).toMatchObject({ verdict: 'accepted' });
    }
  });

  it('breaks no rule of its own sandbox; the token for one API leaves out the scopes that mean UserInfo', () => {
    const fails = acquired.steps.flatMap(({ id }) => failsOf(acquired, id));
    expect(fails).toEqual(['token_response.scope.narrowed']);
  });

  it('verifies the access token and the ID token by a key of the issuer’s own JWKS', async () => {
    for (const role of ['access_token', 'id_token'] as const) {
      const view = valueOf(await test.engine.viewToken(test.tokenOf(acquired, role)));
      expect(view.signature).toMatchObject({
        state: 'verified',
        trust: { kind: 'issuer_jwks', issuer: test.issuer, insecureTransport: false },
      });
    }
  });

  it('masks the signature of a stored token', async () => {
    const id = test.tokenOf(acquired, 'access_token');
    const view = valueOf(await test.engine.viewToken(id));
    const whole = valueOf(await test.engine.tokenText(id)).expose();
    expect(view.isWhole).toBe(false);
    expect(whole).toMatch(/^eyJ/);
    expect(JSON.stringify(view)).not.toContain(whole.split('.')[2]);
  });

  it('shows asked, granted, introspected and in-token scope side by side', async () => {
    const id = test.tokenOf(acquired, 'access_token');
    await ended(test.engine.introspect(id));
    const view = valueOf(await test.engine.viewToken(id));
    expect(view.scopes.find(({ scope }) => scope === 'invoice:read')).toEqual({
      scope: 'invoice:read',
      isFlowScope: false,
      asked: true,
      granted: true,
      introspected: true,
      inToken: true,
    });
    expect(view.scopes.find(({ scope }) => scope === 'openid')).toMatchObject({
      isFlowScope: true,
      asked: true,
    });
  });

  it('is accepted by both APIs, and each answer is an observation', async () => {
    const id = test.tokenOf(acquired, 'access_token');
    for (const apiId of ['a-signature', 'a-introspect']) {
      const run = await ended(test.engine.call({ tokenId: id, apiId }));
      expect(run.steps[0]).toMatchObject({ status: 'done', summary: 'The API accepts the token (200).' });
    }
    const view = valueOf(await test.engine.viewToken(id));
    expect(
      view.observations.filter(({ surface }) => surface.startsWith('api:')).map(({ outcome }) => outcome),
    ).toEqual(['accepted', 'accepted']);
  });

  it('writes what is known of a token to a file, the token itself only when asked', async () => {
    const id = test.tokenOf(acquired, 'access_token');
    const whole = valueOf(await test.engine.tokenText(id)).expose();
    const signature = whole.slice(whole.lastIndexOf('.') + 1);
    const exported = valueOf(await test.engine.exportToken(id, false));
    expect(exported.suggestedName).toBe(`access-token-${id.slice(0, 8)}.json`);
    expect(exported.text).not.toContain(signature);
    expect(JSON.parse(exported.text)).toMatchObject({
      token: { kind: 'access_token', environment: 'dev', persona: 'alice' },
      header: { alg: 'ES256' },
      claims: { sub: 'alice' },
      signature: { state: 'verified' },
      lineage: [{ origin: 'authorization_code' }],
    });
    const withToken = valueOf(await test.engine.exportToken(id, true));
    expect(JSON.parse(withToken.text)).toMatchObject({ text: whole });
  });

  it('refreshes with rotation, revokes, and shows that the API which asks nobody does not notice', async () => {
    const first = test.tokenOf(acquired, 'refresh_token');
    valueOf(await test.engine.watchToken(test.tokenOf(acquired, 'access_token'), true));
    const refreshed = await ended(test.engine.refresh(test.tokenOf(acquired, 'access_token')));
    expect(refreshed.status).toBe('succeeded');
    const watched = valueOf(await test.engine.listTokens({})).filter(({ isWatched }) => isWatched);
    expect(watched.map(({ id }) => id)).toEqual([test.tokenOf(refreshed, 'access_token')]);
    expect(valueOf(await test.engine.viewToken(first)).summary.state).toBe('superseded');

    const access = test.tokenOf(refreshed, 'access_token');
    const revoked = await ended(test.engine.revoke(access));
    expect(revoked.status).toBe('succeeded');
    const introspected = await ended(test.engine.introspect(access));
    expect(introspected.steps.find(({ id }) => id === 'introspect')?.summary).toMatch(
      /^The server says: not active/,
    );
    const bySignature = await ended(test.engine.call({ tokenId: access, apiId: 'a-signature' }));
    expect(bySignature.steps[0]?.summary).toBe('The API accepts the token (200).');
    const byIntrospection = await ended(test.engine.call({ tokenId: access, apiId: 'a-introspect' }));
    expect(byIntrospection.steps[0]?.summary).toBe('The API refuses the token (401 invalid_token).');
    expect(valueOf(await test.engine.viewToken(access)).summary.state).toBe('revoked');
  });

  it('has the lineage of the grant, in order', async () => {
    const view = valueOf(await test.engine.viewToken(test.tokenOf(acquired, 'access_token')));
    expect(view.lineage.map(({ origin }) => origin)).toEqual(['authorization_code', 'refresh_token']);
    const [first, second] = view.lineage;
    const used = first?.outputs.find(({ role }) => role === 'refresh_token');
    expect(first?.inputs).toEqual([]);
    expect(second?.inputs).toEqual([used?.tokenId]);
    expect(used?.state).toBe('superseded');
    expect(view.summary.persona).toBe('alice');
    expect(view.binding).toBeUndefined();
  });

  it('keeps the place of a token that was removed here in the lineage, and says that it is gone', async () => {
    const id = test.tokenOf(acquired, 'id_token');
    valueOf(await test.engine.removeToken(id));
    const view = valueOf(await test.engine.viewToken(test.tokenOf(acquired, 'access_token')));
    expect(view.lineage[0]?.outputs.find(({ tokenId }) => tokenId === id)).toMatchObject({ isGone: true });
  });

  it('never writes a token, a code or a secret to the log', async () => {
    const access = valueOf(await test.engine.tokenText(test.tokenOf(acquired, 'access_token'))).expose();
    const refresh = valueOf(await test.engine.tokenText(test.tokenOf(acquired, 'refresh_token'))).expose();
    const log = test.logLines.join('\n');
    expect(log).not.toContain(access);
    expect(log).not.toContain(refresh);
  });
});

describe('other clients of the sandbox', () => {
  let test: SandboxEngine;
  beforeAll(async () => {
    test = await startSandboxEngine();
  });
  afterAll(() => test.close());

  it.each(['sandbox-web', 'sandbox-post', 'sandbox-jwt', 'sandbox-opaque'])(
    '%s gets a token by authorization code',
    async (profileId) => {
      const run = await ended(test.engine.acquire(profileId));
      expect(run.fault).toBeUndefined();
      expect(run.status).toBe('succeeded');
    },
  );

  it('sandbox-machine gets one by client credentials', async () => {
    const run = await ended(test.engine.acquire('sandbox-machine'));
    expect(run.fault).toBeUndefined();
    expect(run.tokens.map(({ role }) => role)).toEqual(['access_token']);
  });

  it('says of an opaque token that only the server can say what it means, and UserInfo accepts it', async () => {
    const run = await ended(test.engine.acquire('sandbox-opaque'));
    const id = test.tokenOf(run, 'access_token');
    const view = valueOf(await test.engine.viewToken(id));
    expect(view.summary.format).toBe('opaque');
    expect(view.signature).toMatchObject({ state: 'unchecked', reason: 'opaque' });
    expect(view.can).toMatchObject({ introspect: true, userinfo: true });
    const userinfo = await ended(test.engine.userinfo(id));
    expect(userinfo.steps.find((step) => step.id === 'userinfo')).toMatchObject({
      status: 'done',
      strict: { verdict: 'accepted' },
    });
  });

  it('a pasted opaque token is kept with a profile, and its server is asked about it', async () => {
    const acquired = await ended(test.engine.acquire('sandbox-opaque'));
    const text = valueOf(await test.engine.tokenText(test.tokenOf(acquired, 'access_token'))).expose();
    const other = await startTestEngine();
    try {
      const { profile } = valueOf(await test.engine.getProfile('sandbox-opaque'));
      valueOf(await other.engine.saveProfile({ profile }));
      const id = valueOf(await other.engine.keepToken(`Bearer ${text}`, profile.id));
      const run = await ended(other.engine.introspect(id));
      expect(run.steps.find((step) => step.id === 'introspect')?.summary).toBe('The server says: active.');
      expect(valueOf(await other.engine.viewToken(id)).summary).toMatchObject({
        origin: 'paste',
        format: 'opaque',
      });
      expect(await other.engine.keepToken('nothing here, really', profile.id)).toMatchObject({
        ok: false,
        fault: { code: 'input.invalid' },
      });
    } finally {
      await other.close();
    }
  });

  it('notices that another subject signed in than the persona', async () => {
    const bob = await startSandboxEngine({ account: 'bob' });
    try {
      const run = await ended(bob.engine.acquire('sandbox-spa'));
      expect(failsOf(run, 'check').filter((code) => code.includes('sub'))).not.toEqual([]);
    } finally {
      await bob.close();
    }
  });

  it('refuses to use a secret that was entered for another issuer', async () => {
    const { profile } = valueOf(await test.engine.getProfile('sandbox-web'));
    const elsewhere = { ...profile, id: '', name: 'moved' };
    const saved = valueOf(
      await test.engine.saveProfile({ profile: elsewhere, clientSecret: 'entered-for-the-sandbox' }),
    );
    valueOf(
      await test.engine.saveProfile({
        profile: { ...saved.profile, endpoints: { token_endpoint: 'https://attacker.example/token' } },
      }),
    );
    const run = await ended(test.engine.acquire(saved.profile.id));
    expect(run.fault).toMatchObject({ code: 'profile.rebind_needed' });
    const seen = valueOf(await test.engine.exchangesOfRun(run.id));
    expect(seen.filter(({ origin }) => origin.includes('attacker'))).toEqual([]);
  });
});
