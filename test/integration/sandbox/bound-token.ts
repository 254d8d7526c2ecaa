import * as oauth from 'oauth4webapi';
import type { RunningSandbox } from '../../../src/sandbox/sandbox.ts';
import { INSECURE, authOf, clientOf, discover } from './support.ts';

/** A token that the sandbox has bound to a key, and the private JWK, as whoever asked for the token has it. */
export async function boundToken(
  sandbox: RunningSandbox,
): Promise<{ readonly token: string; readonly key: string }> {
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
