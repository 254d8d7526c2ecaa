import { startSandboxEngine } from '../support/sandbox-engine.ts';
import { ended, valueOf } from '../support/test-engine.ts';
import { type Measured, compare } from './measure.ts';

const RUNS_A_ROUND = 8;

/** A client-credentials run (metadata twice, token, keys; recorded, checked; memory store, so no durable commit) against bare fetches of the same. */
export async function benchClientCredentials(): Promise<Measured> {
  const test = await startSandboxEngine();
  try {
    const { profile } = valueOf(await test.engine.getProfile('sandbox-machine'));
    const secret = await test.engine.ports.store.getSecret(profile.id, 'client_secret');
    const basic = Buffer.from(
      `${encodeURIComponent(profile.clientId)}:${encodeURIComponent(secret?.value.expose() ?? '')}`,
    ).toString('base64');
    const body = new URLSearchParams({
      grant_type: 'client_credentials',
      scope: profile.scope ?? '',
      resource: profile.resources[0] ?? '',
    });
    const get = async (path: string): Promise<void> =>
      void (await (await fetch(`${test.issuer}${path}`)).json());
    return await compare({
      name: 'client-credentials run',
      budget: 1.5,
      note: `engine run against bare fetch of the same four requests to the same server; ${RUNS_A_ROUND} a round, memory store`,
      rounds: 15,
      ours: async () => {
        for (let index = 0; index < RUNS_A_ROUND; index += 1) {
          const run = await ended(test.engine.acquire(profile.id));
          if (run.status !== 'succeeded') throw new Error(`the run ${run.status}: ${run.fault?.message}`);
        }
      },
      theirs: async () => {
        for (let index = 0; index < RUNS_A_ROUND; index += 1) {
          await Promise.all(
            [get('/.well-known/openid-configuration'), get('/.well-known/oauth-authorization-server')].map(
              (one) => one.catch(() => undefined),
            ),
          );
          const answer = await fetch(`${test.issuer}/token`, {
            method: 'POST',
            body,
            headers: { authorization: `Basic ${basic}` },
          });
          if (answer.status !== 200) throw new Error(`the server answered ${answer.status}`);
          await answer.json();
          await get('/jwks');
        }
      },
    });
  } finally {
    await test.close();
  }
}
