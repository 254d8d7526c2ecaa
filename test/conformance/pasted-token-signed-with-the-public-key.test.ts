import { generateKeyPairSync } from 'node:crypto';
import { expect, it } from 'vitest';
import { json } from '../support/test-server.ts';
import { openFlow } from '../support/flow.ts';
import { hmacSigned } from '../support/forged.ts';
import { valueOf } from '../support/test-engine.ts';

const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const jwk = { ...publicKey.export({ format: 'jwk' }), kid: 'r1', alg: 'RS256', use: 'sig' };
const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
const CLAIMS = { iss: 'https://issuer.example', sub: 'admin' };

const SECRETS = [
  ['its PEM', pem],
  ['its PEM without the last line feed', pem.trimEnd()],
  ['its DER', publicKey.export({ type: 'spki', format: 'der' })],
  ['its JWK', JSON.stringify(jwk)],
  ['its modulus', Buffer.from(jwk.n ?? '', 'base64url')],
] as const;

it.each(SECRETS)('as an HMAC secret (%s) is refused with the issuer’s key set', async (_, secret) => {
  const { engine, profile } = await openFlow({ answers: () => ({ '/jwks': json({ keys: [jwk] }) }) });
  for (const header of [{}, { kid: 'r1' }]) {
    const text = hmacSigned(CLAIMS, secret, header);
    const [inspected] = valueOf(await engine.inspect({ text, profileId: profile.id }));
    expect(inspected?.signature).toMatchObject({
      state: 'failed',
      reason: 'hmac_with_public_key',
      alg: 'HS256',
    });
    expect(inspected?.findings.find(({ code }) => code === 'token.alg.hmac_with_public_key')).toMatchObject({
      outcome: 'fail',
    });
  }
});

it.each(SECRETS)('as an HMAC secret (%s) is refused with the key given by hand', async (_, secret) => {
  const { engine } = await openFlow();
  for (const keys of [pem, JSON.stringify(jwk), JSON.stringify({ keys: [jwk] })]) {
    const [inspected] = valueOf(await engine.inspect({ text: hmacSigned(CLAIMS, secret), keys }));
    expect(inspected?.signature).toMatchObject({ state: 'failed', reason: 'hmac_with_public_key' });
  }
});

it('is still verified with HMAC where the secret is the client’s own (OIDC Core §10.1)', async () => {
  const clientSecret = 'a client secret that is long enough for HS256';
  const { engine, profile } = await openFlow({
    profile: () => ({ clientAuthMethod: 'client_secret_basic' }),
    clientSecret,
  });
  const text = hmacSigned(CLAIMS, clientSecret);
  const [inspected] = valueOf(await engine.inspect({ text, profileId: profile.id }));
  expect(inspected?.signature).toMatchObject({
    state: 'verified',
    trust: { kind: 'given_key', label: 'the client secret' },
  });
});
