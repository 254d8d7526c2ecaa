import { createLocalJWKSet, decodeProtectedHeader, errors, jwtVerify } from 'jose';
import { type ParsedUrlQuery, parse } from 'node:querystring';
import type { AccessToken, ClientCredentials, JWTStructured, Provider } from 'oidc-provider';
import { readBody } from '../http/read-body.ts';
import { type SandboxMaterial, publicJwk } from '../material.ts';
import { shadowIdOf } from './memory-adapter.ts';
import { ROUTES } from './routes.ts';

/** What stands for a JWT that is not ours, or no longer good: no token has this value. */
const NO_TOKEN = 'not-a-token-of-this-issuer';

/** What an access token row holds beyond the JWT's own claims; the models of `oidc-provider` name them so. */
const ROW_MEMBERS = [
  'accountId',
  'aud',
  'claims',
  'clientId',
  'expiresWithSession',
  'extra',
  'grantId',
  'gty',
  'jkt',
  'jti',
  'kind',
  'scope',
  'sessionUid',
  'sid',
] as const;

/** Keeps a row beside a JWT access token that is about to be signed, so that it can be introspected and revoked. */
export async function keepShadowRow(
  token: AccessToken | ClientCredentials,
  { payload }: JWTStructured,
): Promise<void> {
  const { jti, iat, exp } = payload;
  if (typeof jti !== 'string' || typeof iat !== 'number' || typeof exp !== 'number') {
    throw new TypeError('a JWT access token needs jti, iat and exp');
  }
  const members = new Map<string, unknown>(Object.entries(token));
  members.set('kind', token.kind).set('jti', jti);
  const row: Record<string, unknown> = { iat, exp };
  for (const name of ROW_MEMBERS) if (members.get(name) !== undefined) row[name] = members.get(name);
  // A machine's token names the client as its subject (RFC 9068, section 2.2); introspection shall say the same.
  if (row['accountId'] === undefined) row['extra'] = { sub: payload['sub'] };
  await token.adapter.upsert(shadowIdOf(jti), row, exp - iat);
}

/**
 * Lets JWT access tokens be introspected and revoked.
 * `oidc-provider` answers `unsupported_token_type` to anything that looks like a JWT, so the token is verified here
 * and its shadow row's id is handed on in its place. A JWT that does not verify becomes no token at all, which
 * introspection calls inactive and revocation ignores (RFC 7662, section 2.2; RFC 7009, section 2.2).
 */
export function acceptJwtTokens(provider: Provider, material: SandboxMaterial): void {
  const keys = createLocalJWKSet({ keys: material.signingKeys.map((key) => ({ ...publicJwk(key) })) });
  provider.use(async (ctx, next) => {
    const isWanted = ctx.path === ROUTES.introspection || ctx.path === ROUTES.revocation;
    if (ctx.method === 'POST' && isWanted && ctx.is('application/x-www-form-urlencoded')) {
      const body = await readBody(ctx.req);
      if (body === undefined) ctx.throw(413);
      // oidc-provider takes a body from here once the stream has been read.
      Object.assign(ctx.req, { body: await withShadow(parse(body?.toString('utf8') ?? '')) });
    }
    await next();
  });

  async function withShadow(form: ParsedUrlQuery): Promise<ParsedUrlQuery> {
    const { token } = form;
    return typeof token === 'string' && looksLikeJwt(token)
      ? { ...form, token: await shadowOf(token) }
      : form;
  }

  async function shadowOf(token: string): Promise<string> {
    try {
      const { payload } = await jwtVerify(token, keys, { issuer: provider.issuer, typ: 'at+jwt' });
      return typeof payload.jti === 'string' ? shadowIdOf(payload.jti) : NO_TOKEN;
    } catch (error) {
      if (error instanceof errors.JOSEError) return NO_TOKEN;
      throw error;
    }
  }
}

/** The very question `oidc-provider` asks before it refuses. */
function looksLikeJwt(token: string): boolean {
  try {
    decodeProtectedHeader(token);
    return true;
  } catch {
    return false;
  }
}
