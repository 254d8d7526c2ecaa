import { expect, it } from 'vitest';
import { openFlow } from '../support/flow.ts';
import { unsigned } from '../support/forged.ts';
import { valueOf } from '../support/test-engine.ts';

it.each(['none', 'None', 'NONE', 'nOnE'])('with alg %s is never verified, and a finding', async (alg) => {
  const { engine, profile } = await openFlow();
  const text = unsigned({ sub: 'admin' }, alg);
  for (const input of [{ text }, { text, profileId: profile.id }]) {
    const [inspected] = valueOf(await engine.inspect(input));
    expect(['failed', 'unchecked']).toContain(inspected?.signature.state);
    expect(inspected?.findings.find(({ code }) => code === 'token.alg.none')).toMatchObject({
      outcome: 'fail',
    });
  }
});

it.each(['', 'HS1', 'RS256 ', 'ES999', '__proto__', 'constructor', 7, null, ['ES256']])(
  'with the alg %j is no crash and never verified',
  async (alg) => {
    const { engine, profile } = await openFlow();
    const text = `${unsigned({ sub: 'admin' }, alg as string)}c2lnbmF0dXJl`;
    const [inspected] = valueOf(await engine.inspect({ text, profileId: profile.id }));
    expect(['failed', 'unchecked']).toContain(inspected?.signature.state);
  },
);
