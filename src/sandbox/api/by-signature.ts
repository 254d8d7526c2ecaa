import { createLocalJWKSet, errors, jwtVerify } from 'jose';
import { failed } from '../../core/result.ts';
import type { ApiAddress } from '../apis.ts';
import { type SandboxMaterial, publicJwk } from '../material.ts';
import { invalidToken } from './refusal.ts';
import { type TokenValidator, readFacts, requireAudience } from './token-facts.ts';

/**
 * Validates as RFC 9068 (section 4) has it: type, signature, issuer, audience, expiry. Asks nobody, and therefore
 * goes on accepting a token that has been revoked, until it expires.
 */
export function bySignature(material: SandboxMaterial, issuer: string, address: ApiAddress): TokenValidator {
  const keys = createLocalJWKSet({ keys: material.signingKeys.map((key) => ({ ...publicJwk(key) })) });
  return async (token, scheme) => {
    try {
      const { payload } = await jwtVerify(token, keys, {
        issuer,
        typ: 'at+jwt',
        algorithms: ['ES256'],
        requiredClaims: ['exp', 'aud', 'sub', 'client_id', 'iat', 'jti'],
      });
      return requireAudience(readFacts(payload), address, scheme);
    } catch (error) {
      if (error instanceof errors.JOSEError) return failed(invalidToken(scheme, describe(error, token)));
      throw error;
    }
  };
}

/** What is wrong with the token, from jose's error; the only place that knows them. */
function describe(error: errors.JOSEError, token: string): string {
  if (token.split('.').length !== 3) {
    return 'this API validates JWTs by their signature and cannot tell anything about an opaque token';
  }
  if (error instanceof errors.JWTExpired) return 'the token has expired';
  if (error instanceof errors.JWTClaimValidationFailed)
    return `the claim or header ${error.claim} is not acceptable`;
  if (error instanceof errors.JWSSignatureVerificationFailed) return 'the signature does not verify';
  if (error instanceof errors.JWKSNoMatchingKey) return 'no key of the issuer fits the token';
  if (error instanceof errors.JOSEAlgNotAllowed)
    return 'the token is signed with an algorithm that is not allowed';
  return 'the token is not a well-formed signed JWT';
}
