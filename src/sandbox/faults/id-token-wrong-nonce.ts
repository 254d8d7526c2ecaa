import { SignJWT, decodeJwt, decodeProtectedHeader, importJWK } from 'jose';
import type { SandboxJwk } from '../material.ts';
import { ROUTES } from '../provider/routes.ts';
import type { Fault } from './fault.ts';

/** What the ID token says instead of the nonce that was sent. */
const OTHER_NONCE = 'not-the-nonce-that-was-sent';

/** OpenID Connect Core, section 3.1.3.7: the ID token is genuine and for us, but answers another request. */
export const idTokenWrongNonce: Fault = {
  install(provider, material) {
    provider.use(async (ctx, next) => {
      await next();
      const body: unknown = ctx.body;
      if (ctx.path !== ROUTES.token || !hasIdToken(body)) return;
      ctx.body = { ...body, id_token: await withNonce(body.id_token, OTHER_NONCE, material.signingKeys) };
    });
  },
};

async function withNonce(idToken: string, nonce: string, keys: readonly SandboxJwk[]): Promise<string> {
  const { alg = 'RS256', ...header } = decodeProtectedHeader(idToken);
  const jwk = keys.find((key) => key['alg'] === alg);
  if (jwk === undefined) throw new Error(`the sandbox has no key for ${alg}`);
  const payload = { ...decodeJwt(idToken), nonce };
  return new SignJWT(payload).setProtectedHeader({ ...header, alg }).sign(await importJWK(jwk, alg));
}

function hasIdToken(body: unknown): body is { id_token: string } {
  return typeof body === 'object' && body !== null && 'id_token' in body && typeof body.id_token === 'string';
}
