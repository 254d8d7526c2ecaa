/** The faults that can be switched on, with what each does wrong. Names are what `assay sandbox --fault` takes. */
export const SANDBOX_FAULTS = {
  'callback-wrong-iss': 'The authorization response names another issuer (RFC 9207, section 2.4)',
  'dpop-nonce-required': 'DPoP proofs without a nonce of the server are refused (RFC 9449, section 8)',
  'id-token-wrong-nonce': 'The ID token carries a nonce nobody sent (OpenID Connect Core, section 3.1.3.7)',
  'no-refresh-rotation': 'Refresh tokens stay the same when used (RFC 9700, section 4.14.2)',
  'revocation-ignored': 'Revocation answers 200 and revokes nothing (RFC 7009, section 2.1)',
  'slow-token': 'The token response takes seconds to arrive',
  'token-response-not-json': 'The token endpoint answers with a web page (RFC 6749, section 5.1)',
} as const;

/** One of the faults that can be switched on. */
export type SandboxFault = keyof typeof SANDBOX_FAULTS;

/** Whether a word names a fault. */
export function isSandboxFault(name: string): name is SandboxFault {
  return Object.hasOwn(SANDBOX_FAULTS, name);
}
