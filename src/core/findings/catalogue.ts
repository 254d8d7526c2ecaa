import { ACCESS_TOKEN_RIGHTS } from './catalogue/access-token-rights.ts';
import { ANSWERS } from './catalogue/answers.ts';
import { AUTHENTICATION } from './catalogue/authentication.ts';
import { CLAIM_SHAPES } from './catalogue/claim-shapes.ts';
import { HEADER } from './catalogue/header.ts';
import { KEYS } from './catalogue/keys.ts';
import { METADATA_OFFERS } from './catalogue/metadata-offers.ts';
import { POLICY } from './catalogue/policy.ts';
import { ACCESS_TOKEN } from './catalogue/access-token.ts';
import { AUTHORIZATION } from './catalogue/authorization.ts';
import { CLAIMS } from './catalogue/claims.ts';
import { ENCRYPTION } from './catalogue/encryption.ts';
import { ID_TOKEN } from './catalogue/id-token.ts';
import { INTROSPECTION } from './catalogue/introspection.ts';
import { JWS_JSON } from './catalogue/jws-json.ts';
import { METADATA } from './catalogue/metadata.ts';
import { PKCE } from './catalogue/pkce.ts';
import { PROFILE } from './catalogue/profile.ts';
import { PROOFS } from './catalogue/proofs.ts';
import { SD_JWT } from './catalogue/sd-jwt.ts';
import { SIGNATURE } from './catalogue/signature.ts';
import { STATEMENTS } from './catalogue/statements.ts';
import { STRUCTURE } from './catalogue/structure.ts';
import { TOKEN_RESPONSE } from './catalogue/token-response.ts';
import { TRUST } from './catalogue/trust.ts';

/** Everything Assay can find: code → words, remedy, section, and severity under each policy. The one place where these live. */
export const CATALOGUE = {
  ...STRUCTURE,
  ...SIGNATURE,
  ...TRUST,
  ...ENCRYPTION,
  ...JWS_JSON,
  ...CLAIMS,
  ...ACCESS_TOKEN,
  ...ID_TOKEN,
  ...PKCE,
  ...PROOFS,
  ...STATEMENTS,
  ...SD_JWT,
  ...AUTHORIZATION,
  ...TOKEN_RESPONSE,
  ...INTROSPECTION,
  ...METADATA,
  ...PROFILE,
  ...HEADER,
  ...KEYS,
  ...CLAIM_SHAPES,
  ...AUTHENTICATION,
  ...ACCESS_TOKEN_RIGHTS,
  ...ANSWERS,
  ...METADATA_OFFERS,
  ...POLICY,
};

/** The code of a finding: `subject.aspect.problem`. */
export type FindingCode = keyof typeof CATALOGUE;

/** The evidence that a fail of this code brings. */
export type EvidenceOf<Code extends FindingCode> = Parameters<(typeof CATALOGUE)[Code]['explain']>[0];

/** Whether a text that was stored or sent is a code of this version. */
export function isFindingCode(text: string): text is FindingCode {
  return Object.hasOwn(CATALOGUE, text);
}

/** Every code, in the order of the catalogue. */
export const FINDING_CODES: readonly FindingCode[] = Object.keys(CATALOGUE).filter(isFindingCode);
