import type { Scheme } from './credentials.ts';

/** Why the API does not answer a request. Error codes of RFC 6750 (section 3.1) and RFC 9449 (section 7.1). */
export interface Refusal {
  readonly status: 400 | 401 | 403;
  /** The scheme the error is about; all schemes are offered beside it. */
  readonly scheme: Scheme;
  /** Absent when no credentials came: a request that did not try has not failed (RFC 6750, section 3.1). */
  readonly error?:
    | 'invalid_request'
    | 'invalid_token'
    | 'insufficient_scope'
    | 'invalid_dpop_proof'
    | 'use_dpop_nonce';
  readonly description?: string;
  /** The scope the request needs. */
  readonly scope?: string | undefined;
}

export const DPOP_ALGS = ['ES256', 'EdDSA', 'Ed25519'];

/** A refusal of the token itself (RFC 6750, section 3.1). */
export function invalidToken(scheme: Scheme, description: string): Refusal {
  return { status: 401, scheme, error: 'invalid_token', description };
}

/** A refusal of the proof that came with the token (RFC 9449, section 7.1). */
export function invalidProof(description: string): Refusal {
  return { status: 401, scheme: 'DPoP', error: 'invalid_dpop_proof', description };
}

/** The `WWW-Authenticate` challenges of a refusal: one for each scheme, the error with the one that was used. */
export function challengesOf(refusal: Refusal, metadataUrl: string): string[] {
  return (['Bearer', 'DPoP'] as const).map((scheme) => {
    const failed = scheme === refusal.scheme ? refusal : undefined;
    return challenge(scheme, {
      realm: 'Assay sandbox API',
      error: failed?.error,
      error_description: failed?.description,
      scope: failed === undefined && refusal.error !== undefined ? undefined : refusal.scope,
      algs: scheme === 'DPoP' ? DPOP_ALGS.join(' ') : undefined,
      resource_metadata: metadataUrl,
    });
  });
}

/** One challenge with quoted parameters (RFC 9110, section 11.6.1); those without a value are left out. */
function challenge(scheme: Scheme, parameters: Readonly<Record<string, string | undefined>>): string {
  const written = Object.entries(parameters).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}="${value.replace(/["\\]/g, '\\$&')}"`],
  );
  return `${scheme} ${written.join(', ')}`;
}
