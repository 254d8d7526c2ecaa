import { type JsonObject, numberMember } from '../json.ts';

/** The moments of a token's life as its claims say them (RFC 7519 §4.1.4 to §4.1.6), seconds since the epoch. */
export interface ClaimedLife {
  readonly issuedAtSeconds?: number;
  readonly notBeforeSeconds?: number;
  readonly expiresAtSeconds?: number;
}

/** Reads `iat`, `nbf` and `exp`; what is absent or no number is left out. */
export function claimedLife(claims: JsonObject | undefined): ClaimedLife {
  const issuedAtSeconds = numberMember(claims, 'iat');
  const notBeforeSeconds = numberMember(claims, 'nbf');
  const expiresAtSeconds = numberMember(claims, 'exp');
  return {
    ...(issuedAtSeconds === undefined ? {} : { issuedAtSeconds }),
    ...(notBeforeSeconds === undefined ? {} : { notBeforeSeconds }),
    ...(expiresAtSeconds === undefined ? {} : { expiresAtSeconds }),
  };
}
