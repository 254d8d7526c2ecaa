import * as oauth from 'oauth4webapi';
import { expect, onTestFinished, test } from 'vitest';
import { goodProfile } from '../../support/flow.ts';
import { ended, startTestEngine, valueOf } from '../../support/test-engine.ts';
import { INSECURE, authOf, clientOf, discover, start } from '../sandbox/support.ts';

/** A token that the sandbox has bound to a key, and the key, as the person has it who asked for the token. */
async function boundToken(sandbox: Awaited<ReturnType<typeof start>>) {
  const as = await discover(sandbox);
  const client: oauth.Client = { client_id: 'sandbox-machine' };
  const auth = await authOf(clientOf(sandbox, client.client_id));
  const pair = await oauth.generateKeyPair('ES256', { extractable: true });
  const DPoP = oauth.DPoP(client, pair);
  const ask = async () => {
    const parameters = { scope: 'invoice:read' };
    const response = await oauth.clientCredentialsGrantRequest(as, client, auth, parameters, {
      ...INSECURE,
      DPoP,
    });
    return oauth.processClientCredentialsResponse(as, client, response);
  };
  const { access_token: token } = await ask().catch((error: unknown) => {
    if (!oauth.isDPoPNonceError(error)) throw error;
    return ask();
  });
  return { token, key: JSON.stringify(await crypto.subtle.exportKey('jwk', pair.privateKey)) };
}

test.each([
  ['takes a token with the proof that Assay makes', [], [200]],
  ['that wants its nonce asks for it once, and takes the proof with it', ['dpop-nonce-required'], [401, 200]],
] as const)('the sandbox’s API %s', async (_, faults, statuses) => {
  const sandbox = await start({ faults: [...faults] });
  onTestFinished(() => sandbox.stop());
  const { engine, close } = await startTestEngine();
  onTestFinished(close);
  const { profile } = valueOf(await engine.saveProfile({ profile: goodProfile(sandbox.issuer) }));
  const { token, key } = await boundToken(sandbox);
  const tokenId = valueOf(await engine.keepToken(token, profile.id));
  const url = `${sandbox.apis.signature.url}?page=1`;
  const run = await ended(engine.call({ tokenId, url, key }));
  expect(run.steps[0]?.summary).toContain('accepts the token (200)');
  const exchanges = valueOf(await engine.exchangesOfRun(run.id));
  expect(exchanges.map(({ status }) => status)).toEqual(statuses);
});
