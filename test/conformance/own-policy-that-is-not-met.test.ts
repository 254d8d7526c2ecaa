import { expect, it } from 'vitest';
import { openFlow } from '../support/flow.ts';
import { failsOf, valueOf } from '../support/test-engine.ts';

const POLICY = {
  audiences: ['https://nowhere.example'],
  scopes: ['invoice:void'],
  claims: [
    { token: 'access_token', name: 'tenant', value: 'acme' },
    { token: 'id_token', name: 'sub', value: 'nobody' },
  ],
  longestLifetimeSeconds: 1,
} as const;

const codesOf = (findings: readonly { readonly code: string; readonly outcome: string }[]) =>
  findings
    .filter(({ code, outcome }) => code.startsWith('policy.') && outcome === 'fail')
    .map(({ code }) => code);

it('is said of the tokens of the profile: in the run, when they are looked at, and pasted with the profile', async () => {
  const { acquire, engine, profile } = await openFlow({ profile: () => ({ policy: POLICY }) });
  const run = await acquire();
  expect(run.status).toBe('succeeded');
  expect(failsOf(run, 'check')).toEqual(
    expect.arrayContaining(['policy.lifetime.too_long', 'policy.claim.other_value']),
  );
  const tokenOf = (role: string) => run.tokens.find((token) => token.role === role)?.tokenId ?? '';
  const idToken = valueOf(await engine.viewToken(tokenOf('id_token')));
  expect(codesOf(idToken.findings)).toEqual(['policy.claim.other_value', 'policy.lifetime.too_long']);

  const access = valueOf(await engine.tokenText(tokenOf('access_token'))).expose();
  const [pasted] = valueOf(await engine.inspect({ text: access, profileId: profile.id }));
  const view = valueOf(await engine.viewToken(tokenOf('access_token')));
  expect(codesOf(pasted?.findings ?? [])).toEqual(codesOf(view.findings));
});

it('is not said where the profile has none', async () => {
  const { acquire, engine } = await openFlow();
  const run = await acquire();
  for (const { tokenId } of run.tokens) {
    const { findings } = valueOf(await engine.viewToken(tokenId));
    expect(findings.filter(({ code }) => code.startsWith('policy.'))).toEqual([]);
  }
});
