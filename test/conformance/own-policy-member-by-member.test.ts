import { describe, expect, it } from 'vitest';
import type { Profile } from '../../src/contract/models/profile.ts';
import type { Answers } from '../support/authorization-server.ts';
import { type Flow, openFlow } from '../support/flow.ts';
import { failsOf, valueOf } from '../support/test-engine.ts';
import { json } from '../support/test-server.ts';

type Role = 'access_token' | 'id_token';

const CASES: readonly (readonly [
  what: string,
  role: Role,
  code: string,
  unmet: Partial<Profile>,
  met: Partial<Profile>,
])[] = [
  [
    'an audience',
    'access_token',
    'policy.aud.unmet',
    { policy: { audiences: ['https://nowhere.example'] } },
    { policy: { audiences: ['https://api.example'] } },
  ],
  [
    'a scope',
    'access_token',
    'policy.scope.missing',
    { policy: { scopes: ['invoice:void'] } },
    { policy: { scopes: ['invoice:read'] } },
  ],
  [
    'a claim of access tokens',
    'access_token',
    'policy.claim.missing',
    { policy: { claims: [{ token: 'access_token', name: 'tenant' }] } },
    { policy: { claims: [{ token: 'access_token', name: 'sub' }] } },
  ],
  [
    'the value of a claim of ID tokens',
    'id_token',
    'policy.claim.other_value',
    { policy: { claims: [{ token: 'id_token', name: 'sub', value: 'nobody' }] } },
    { policy: { claims: [{ token: 'id_token', name: 'sub', value: 'alice' }] } },
  ],
  [
    'the longest life',
    'access_token',
    'policy.lifetime.too_long',
    { policy: { longestLifetimeSeconds: 60 } },
    { policy: { longestLifetimeSeconds: 3600 } },
  ],
  [
    'the algorithms',
    'access_token',
    'token.alg.not_allowed',
    { allowedAlgs: ['PS256'] },
    { allowedAlgs: ['PS256', 'ES256'] },
  ],
  [
    'how far clocks may differ',
    'access_token',
    'token.exp.expired',
    { clockSkewSeconds: 5 },
    { clockSkewSeconds: 3600 },
  ],
];

/** Access tokens that ended a minute ago, by the server's clock. */
const ENDED: Answers = (server) => ({
  '/token': (request, response) => {
    const now = Math.floor(Date.now() / 1000);
    const accessToken = server.accessToken({ iat: now - 600, exp: now - 60 });
    json(server.tokens({ access_token: accessToken, id_token: server.idToken() }))(request, response);
  },
});

/** Where the code is found as a fail: in the run, in the token's view, pasted with the profile, and scanned with it. */
async function places(profile: Partial<Profile>, role: Role, code: string): Promise<readonly string[]> {
  const flow = await openFlow({
    profile: () => profile,
    ...(code === 'token.exp.expired' ? { answers: ENDED } : {}),
  });
  const { engine } = flow;
  const run = await flow.acquire();
  const tokenId = run.tokens.find((token) => token.role === role)?.tokenId ?? '';
  const text = valueOf(await engine.tokenText(tokenId)).expose();
  const view = valueOf(await engine.viewToken(tokenId));
  const [pasted] = valueOf(await engine.inspect({ text, profileId: flow.profile.id }));
  const isIn = (findings: typeof view.findings = []) =>
    findings.some((finding) => finding.code === code && finding.outcome === 'fail');
  const scanned = await scan(flow, text);
  return [
    ...(failsOf(run, 'check').includes(code) ? ['run'] : []),
    ...(isIn(view.findings) ? ['view'] : []),
    ...(isIn(pasted?.findings) ? ['inspect'] : []),
    ...(scanned.includes(code) ? ['scan'] : []),
  ];
}

/** The codes that a scan with the profile finds on one token. */
async function scan({ engine, profile }: Flow, text: string): Promise<readonly string[]> {
  const { scanId } = valueOf(await engine.scans.begin({ name: 'a.log', profileId: profile.id }));
  valueOf(await engine.scans.push({ scanId, bytes: Buffer.from(`${text}\n`).toString('base64') }));
  valueOf(await engine.scans.end(scanId));
  const state = async () => valueOf(await engine.scans.status(scanId)).state;
  await expect.poll(state, { timeout: 20_000 }).toBe('done');
  const { rows } = valueOf(await engine.scans.rows({ scanId, limit: 10 }));
  expect(rows).toHaveLength(1);
  return rows[0]?.codes ?? [];
}

describe('what a profile demands of its tokens is demanded in a run, in the token’s view, pasted and scanned', () => {
  it.each(CASES)('%s', async (_, role, code, unmet, met) => {
    expect(await places(unmet, role, code)).toEqual(['run', 'view', 'inspect', 'scan']);
    expect(await places(met, role, code)).toEqual([]);
  });
});
