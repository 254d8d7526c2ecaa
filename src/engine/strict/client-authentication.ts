import {
  type ClientAuth,
  ClientSecretBasic,
  ClientSecretPost,
  type ModifyAssertionOptions,
  None,
  PrivateKeyJwt,
  modifyAssertion,
} from 'oauth4webapi';
import type { Profile } from '../../contract/models/profile.ts';
import { type Fault, fault } from '../../core/faults.ts';
import { stringMember } from '../../core/json.ts';
import { type Result, failed, ok } from '../../core/result.ts';
import { readJson } from '../../core/text/json.ts';
import type { EngineContext } from '../context.ts';
import { secretFor } from '../profiles/secrets.ts';
import type { Server } from '../server/server.ts';

/**
 * The client's authentication at the endpoint at `url` (RFC 6749 §2.3, RFC 7523 §2.2), with secrets only for the places
 * they were entered for. Faults: profile.secret_missing, profile.rebind_needed, input.invalid.
 */
export async function clientAuthentication(
  context: EngineContext,
  profile: Profile,
  server: Server,
  url: string,
): Promise<Result<ClientAuth, Fault>> {
  switch (profile.clientAuthMethod) {
    case 'none':
      return ok(None());
    case 'client_secret_basic':
    case 'client_secret_post': {
      const secret = await secretFor(context, profile, server, 'client_secret', url);
      if (!secret.ok) return secret;
      const method =
        profile.clientAuthMethod === 'client_secret_basic' ? ClientSecretBasic : ClientSecretPost;
      return ok(method(secret.value.expose()));
    }
    case 'private_key_jwt':
      return privateKeyJwt(context, profile, server, url);
  }
}

async function privateKeyJwt(
  context: EngineContext,
  profile: Profile,
  server: Server,
  url: string,
): Promise<Result<ClientAuth, Fault>> {
  const secret = await secretFor(context, profile, server, 'private_key', url);
  if (!secret.ok) return secret;
  const jwk = readJson(secret.value.expose()).part.object;
  if (!jwk) {
    return failed(
      fault('input.invalid', 'The private key of the profile is no JWK.', { parameter: 'private_key' }),
    );
  }
  const alg = stringMember(jwk, 'alg') ?? defaultAlg(stringMember(jwk, 'kty'), stringMember(jwk, 'crv'));
  if (alg === undefined) {
    return failed(
      fault('input.invalid', 'The private key does not say which algorithm it is for.', { parameter: 'alg' }),
    );
  }
  const key = await context.ports.verify.importSigningKey(jwk, alg);
  if (!key.ok) return key;
  const kid = stringMember(jwk, 'kid');
  const named = kid === undefined ? key.value : { key: key.value, kid };
  return ok(PrivateKeyJwt(named, server.issuer === undefined ? meantFor(server, url) : undefined));
}

/** Without an issuer, the audience of the assertion is the token endpoint (RFC 7523 §3). */
function meantFor({ endpoints }: Server, url: string): ModifyAssertionOptions {
  return {
    [modifyAssertion]: (_, claims) => {
      claims['aud'] = endpoints.token_endpoint ?? url;
    },
  };
}

const EC_ALGS: Readonly<Record<string, string>> = { 'P-256': 'ES256', 'P-384': 'ES384', 'P-521': 'ES512' };

function defaultAlg(kty: string | undefined, crv: string | undefined): string | undefined {
  if (kty === 'RSA') return 'PS256';
  if (kty === 'EC') return EC_ALGS[crv ?? ''];
  if (kty === 'OKP' && crv === 'Ed25519') return 'Ed25519';
  return undefined;
}
