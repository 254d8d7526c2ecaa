import { SignJWT, createLocalJWKSet, exportJWK, generateKeyPair, jwtVerify } from 'jose';
import { checkJwt } from '../../src/core/checks/index.ts';
import { parseToken } from '../../src/core/jose/parse.ts';
import { isJsonObject } from '../../src/core/json.ts';
import type { TrustedKeys } from '../../src/core/jose/verification.ts';
import { judgeSignature } from '../../src/engine/inspect/judge-signature.ts';
import { createVerify } from '../../src/node/verify/create-verify.ts';
import { type Measured, compare } from './measure.ts';

const TOKENS_A_ROUND = 400;
const ISSUER = 'https://issuer.example';

/** One access token through the engine's path (parse, choose keys, verify, every check) against jose's jwtVerify of the same token. */
export async function benchVerify(alg: 'ES256' | 'RS256'): Promise<Measured> {
  const { privateKey, publicKey } = await generateKeyPair(alg);
  const exported: unknown = { ...(await exportJWK(publicKey)), kid: 'k1', alg, use: 'sig' };
  if (!isJsonObject(exported)) throw new Error('a key that is no object');
  const token = await new SignJWT({ client_id: 'c', scope: 'a b', jti: 'x'.repeat(22) })
    .setProtectedHeader({ alg, kid: 'k1', typ: 'at+jwt' })
    .setIssuer(ISSUER)
    .setSubject('alice')
    .setAudience('https://api.example')
    .setIssuedAt()
    .setExpirationTime('10m')
    .sign(privateKey);
  const local = createLocalJWKSet({ keys: [exported] });
  const verify = createVerify();
  const keys: TrustedKeys[] = [
    {
      trust: {
        kind: 'issuer_jwks',
        issuer: ISSUER,
        jwksUri: `${ISSUER}/jwks`,
        fetchedAtMs: 0,
        insecureTransport: false,
      },
      keys: [exported],
    },
  ];
  return compare({
    name: `verify one token (${alg})`,
    budget: 1.25,
    note: `engine: parse, keys, signature, every check; against jose jwtVerify with a local JWKS; ${TOKENS_A_ROUND} tokens a round`,
    rounds: 21,
    ours: async () => {
      for (let index = 0; index < TOKENS_A_ROUND; index += 1) {
        const parsed = parseToken(token);
        const signature = await judgeSignature(verify, parsed, keys);
        if (parsed.format !== 'jws' || signature.state !== 'verified')
          throw new Error(`not verified: ${signature.state}`);
        checkJwt({
          token: parsed,
          kind: 'access_token',
          header: parsed.header.json?.object,
          claims: parsed.payload.json?.object,
          signature,
          keys,
          expected: { issuer: ISSUER, audiences: ['https://api.example'] },
          clock: { nowSeconds: Math.floor(Date.now() / 1000), skewSeconds: 30 },
          sha2: verify.sha2,
        });
      }
    },
    theirs: async () => {
      for (let index = 0; index < TOKENS_A_ROUND; index += 1) {
        await jwtVerify(token, local, { issuer: ISSUER, audience: 'https://api.example' });
      }
    },
  });
}
