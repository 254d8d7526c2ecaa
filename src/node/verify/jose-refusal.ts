import * as errors from 'jose/errors';

/** What became of a signature that jose was given. */
export type JoseOutcome = { readonly fits: boolean } | { readonly declined: string };

/**
 * The only place that knows jose's errors. A signature that does not fit is an answer; anything else is jose
 * declining to judge, by its policy or for want of an algorithm, and says nothing about the signature.
 */
export function readJoseError(error: unknown): JoseOutcome {
  if (error instanceof errors.JWSSignatureVerificationFailed && error.cause === undefined)
    return { fits: false };
  return { declined: whyJoseRefused(error) };
}

/** Why jose would not take a key or a token, as the end of a sentence that begins with "because". Never its own text: that can quote the key. */
export function whyJoseRefused(error: unknown): string {
  if (error instanceof errors.JOSEError) return BY_CODE[error.code] ?? 'jose does not take it';
  if (error instanceof DOMException) return 'the key cannot be imported by Web Crypto';
  if (error instanceof TypeError) return 'jose does not take a key like this';
  return 'jose failed at it';
}

const BY_CODE: { readonly [code: string]: string } = {
  [errors.JOSENotSupported.code]: 'jose does not know the algorithm or a critical header parameter',
  [errors.JOSEAlgNotAllowed.code]: 'the header names another algorithm',
  [errors.JWSInvalid.code]: 'jose does not take the header',
  [errors.JWSSignatureVerificationFailed.code]: 'Web Crypto could not judge the signature',
  [errors.JWKInvalid.code]: 'the key is no JWK',
};
