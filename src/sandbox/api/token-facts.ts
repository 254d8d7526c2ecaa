import { type Result, failed, ok } from '../../core/result.ts';
import type { ApiAddress } from '../apis.ts';
import { type Refusal, invalidToken } from './refusal.ts';
import type { Scheme } from './credentials.ts';

/** What the API knows about an access token that it accepts. */
export interface TokenFacts {
  readonly sub?: string | undefined;
  readonly clientId?: string | undefined;
  readonly scopes: readonly string[];
  readonly audience: readonly string[];
  readonly expiresAtSeconds?: number | undefined;
  /** Thumbprint of the key the token is bound to (RFC 9449, section 6). */
  readonly jkt?: string | undefined;
}

/** A way to find out about a token: by its signature, or by asking the issuer. */
export type TokenValidator = (token: string, scheme: Scheme) => Promise<Result<TokenFacts, Refusal>>;

/** Reads the claims that JWT access tokens (RFC 9068) and introspection responses (RFC 7662) have in common. */
export function readFacts(claims: Readonly<Record<string, unknown>>): TokenFacts {
  const { sub, client_id: clientId, scope, aud, exp, cnf } = claims;
  return {
    sub: text(sub),
    clientId: text(clientId),
    scopes: text(scope)?.split(' ').filter(Boolean) ?? [],
    audience: (Array.isArray(aud) ? (aud as unknown[]) : [aud]).filter((entry) => typeof entry === 'string'),
    expiresAtSeconds: typeof exp === 'number' ? exp : undefined,
    jkt: typeof cnf === 'object' && cnf !== null && 'jkt' in cnf ? text(cnf.jkt) : undefined,
  };
}

/** Passes facts on if the token is meant for this API. */
export function requireAudience(
  facts: TokenFacts,
  { resource }: ApiAddress,
  scheme: Scheme,
): Result<TokenFacts, Refusal> {
  if (facts.audience.includes(resource)) return ok(facts);
  const meant = facts.audience.length === 0 ? 'no API' : facts.audience.join(', ');
  return failed(invalidToken(scheme, `the token is meant for ${meant}, not for ${resource}`));
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
