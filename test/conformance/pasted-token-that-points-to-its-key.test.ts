import { expect, it } from 'vitest';
import { json, signingKey, startTestServer } from '../support/test-server.ts';
import { openFlow } from '../support/flow.ts';
import { valueOf } from '../support/test-engine.ts';

it.each(['jku', 'x5u'])('in %s is not followed: nothing is fetched, and it is not verified', async (name) => {
  const mallory = signingKey('mallory');
  const trap = await startTestServer(() => ({ '/keys': json({ keys: [mallory.jwk] }) }));
  try {
    const { engine, profile, server } = await openFlow();
    const token = mallory.sign({ iss: server.origin }, { [name]: `${trap.origin}/keys` });
    for (const input of [{ text: token }, { text: token, profileId: profile.id }]) {
      const [inspected] = valueOf(await engine.inspect(input));
      expect(['unchecked', 'failed', 'self_asserted']).toContain(inspected?.signature.state);
      expect(inspected?.findings.find(({ code }) => code === 'token.header.self_asserted_key')).toMatchObject(
        {
          outcome: 'fail',
          evidence: { parameters: [name] },
        },
      );
    }
    expect(trap.seen).toEqual([]);
  } finally {
    await trap.close();
  }
});
