import { explainClaim } from '../glossary/claims.ts';
import { explainHeaderParameter } from '../glossary/header-parameters.ts';
import type { JsonObject } from '../json.ts';
import { type ClaimRow, type ReadClaimsOptions, readMembers } from './claim-rows.ts';

/** The claims of a payload in their order, each with its meaning and with what is wrong about its type (RFC 7519 §4). */
export function readClaims(claims: JsonObject, options: ReadClaimsOptions = {}): readonly ClaimRow[] {
  return readMembers(claims, explainClaim, options);
}

/** The parameters of a JOSE header, likewise (RFC 7515 §4). */
export function readHeaderParameters(
  header: JsonObject,
  options: ReadClaimsOptions = {},
): readonly ClaimRow[] {
  return readMembers(header, explainHeaderParameter, options);
}
