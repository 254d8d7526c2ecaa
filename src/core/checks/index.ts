/** The tables for tokens: what is checked, in the order in which it is shown. One rule per code; every rule of a table runs. */
import type { Finding } from '../findings/finding.ts';
import * as apiAud from './access-token/aud.ts';
import * as binding from './access-token/binding.ts';
import { bindingFormRules } from './access-token/binding-form.ts';
import * as clientId from './access-token/client-id.ts';
import { confusionRules } from './access-token/confusion.ts';
import * as jti from './access-token/jti.ts';
import * as lifetime from './access-token/lifetime.ts';
import { personalDataRules } from './access-token/personal-data.ts';
import * as required from './access-token/required.ts';
import * as tokenScope from './access-token/scope.ts';
import { scopeFormRules } from './access-token/scope-form.ts';
import * as size from './access-token/size.ts';
import * as tokenTyp from './access-token/typ.ts';
import * as idTokenAud from './id-token/aud.ts';
import * as authentication from './id-token/authentication.ts';
import * as hashes from './id-token/hashes.ts';
import * as idTokenIss from './id-token/iss.ts';
import * as nonce from './id-token/nonce.ts';
import * as refresh from './id-token/refresh.ts';
import * as requiredTimes from './id-token/required-times.ts';
import * as idTokenSub from './id-token/sub.ts';
import * as idTokenTyp from './id-token/typ.ts';
import * as unprotected from './jws-json/unprotected.ts';
import * as payload from './jws-json/payload.ts';
import * as assertion from './proof/client-assertion.ts';
import * as dpop from './proof/dpop.ts';
import * as entity from './statement/entity-statement.ts';
import * as introspectionJwt from './statement/introspection-jwt.ts';
import * as logout from './statement/logout-token.ts';
import * as requestObject from './statement/request-object.ts';
import type { JwtInput, StructureInput } from './inputs.ts';
import type { ParsedToken, TokenKind } from '../jose/token.ts';
import { ownPolicyRules } from './policy/own-policy.ts';
import { type Rule, runRules } from './rule.ts';
import * as encoding from './structure/encoding.ts';
import * as entropy from './structure/entropy.ts';
import * as json from './structure/json.ts';
import * as segments from './structure/segments.ts';
import * as text from './structure/text.ts';
import { actorRules } from './token/actor.ts';
import * as alg from './token/alg.ts';
import * as algChoice from './token/alg-choice.ts';
import * as aud from './token/aud.ts';
import * as tokenAuthentication from './token/authentication.ts';
import * as b64 from './token/b64.ts';
import * as builtHere from './token/built-here.ts';
import { claimFormRules } from './token/claim-form.ts';
import * as crit from './token/crit.ts';
import * as headerForm from './token/header-form.ts';
import * as headerKey from './token/header-key.ts';
import * as iss from './token/iss.ts';
import * as kid from './token/kid.ts';
import * as life from './token/life.ts';
import * as rotatedKey from './token/rotated-key.ts';
import { namedKeyRules } from './token/named-key.ts';
import * as signature from './token/signature.ts';
import * as sub from './token/sub.ts';
import * as timeForm from './token/time-form.ts';
import * as weakSecret from './token/weak-secret.ts';

/** How a JSON text is built. */
const jsonRules: readonly Rule<StructureInput>[] = [
  json.jsonNotUtf8Rule,
  json.jsonByteOrderMarkRule,
  json.jsonMalformedRule,
  json.jsonTrailingDataRule,
  json.jsonNotAnObjectRule,
  json.jsonDuplicateMemberRule,
  json.jsonTooDeepRule,
  json.jsonLoneSurrogateRule,
  json.jsonInexactNumberRule,
];

/** Anything pasted: how the text is built. */
export const structureRules: readonly Rule<StructureInput>[] = [
  text.textEmptyRule,
  text.textTooLargeRule,
  text.textWhiteSpaceRule,
  segments.segmentsWrongCountRule,
  segments.segmentsEmptyRule,
  segments.noFinalTildeRule,
  encoding.encodingNotBase64urlRule,
  encoding.encodingPaddingRule,
  encoding.encodingNonCanonicalRule,
  ...jsonRules,
  json.jsonWrongMemberRule,
  entropy.entropyTooLowRule,
];

/** Any JWS: its header, and what became of its signature. */
export const signatureRules: readonly Rule<JwtInput>[] = [
  alg.algMissingRule,
  alg.algNoneRule,
  alg.algNotAllowedRule,
  alg.algHmacWithPublicKeyRule,
  ...algChoice.algChoiceRules,
  ...headerForm.headerFormRules,
  crit.critEmptyRule,
  crit.critMalformedRule,
  crit.critUnknownRule,
  unprotected.headerOverlapRule,
  unprotected.algUnprotectedRule,
  unprotected.critUnprotectedRule,
  unprotected.b64UnprotectedRule,
  b64.b64NotABooleanRule,
  b64.b64NotCriticalRule,
  b64.b64UnencodedRule,
  payload.payloadDetachedRule,
  kid.kidMissingRule,
  kid.kidAmbiguousRule,
  headerKey.headerSelfAssertedKeyRule,
  signature.signatureInvalidRule,
  signature.signatureNoKeyRule,
  signature.signatureSelfAssertedRule,
  signature.signatureInsecureKeysRule,
  signature.signatureUncheckedRule,
  rotatedKey.rotatedKeyRule,
  ...namedKeyRules,
  weakSecret.secretWellKnownRule,
];

/** The claims that mean the same in any JWT. */
const claimRules: readonly Rule<JwtInput>[] = [
  iss.issMissingRule,
  iss.issMismatchRule,
  aud.audMalformedRule,
  aud.tokenAudMismatchRule,
  life.expMissingRule,
  timeForm.expNotANumberRule,
  timeForm.expMillisecondsRule,
  life.expExpiredRule,
  timeForm.nbfNotANumberRule,
  timeForm.nbfMillisecondsRule,
  life.nbfFutureRule,
  timeForm.iatNotANumberRule,
  timeForm.iatMillisecondsRule,
  life.iatFutureRule,
  life.expNotAfterStartRule,
  sub.subUnexpectedRule,
  ...claimFormRules,
  ...tokenAuthentication.authenticationRules,
  ...actorRules,
];

/** Any JWT: its signature, and its claims. */
export const tokenRules: readonly Rule<JwtInput>[] = [
  builtHere.builtHereRule,
  ...signatureRules,
  ...claimRules,
];

/** JWT access tokens, after `tokenRules`. */
export const accessTokenRules: readonly Rule<JwtInput>[] = [
  tokenTyp.typMissingRule,
  tokenTyp.typWrongRule,
  apiAud.audMissingRule,
  apiAud.audMismatchRule,
  required.subMissingRule,
  clientId.clientIdMissingRule,
  clientId.clientIdMismatchRule,
  required.iatMissingRule,
  required.jtiMissingRule,
  jti.jtiShortRule,
  tokenScope.scopeMissingRule,
  tokenScope.scopeNotAStringRule,
  tokenScope.scopeOtherClaimRule,
  tokenScope.scopeMoreThanGrantedRule,
  ...confusionRules,
  ...scopeFormRules,
  ...personalDataRules,
  lifetime.lifetimeTooLongRule,
  lifetime.authTimeMissingRule,
  tokenAuthentication.accessAuthTimeTooOldRule,
  size.sizeOverHeaderLimitRule,
  binding.bindingMalformedRule,
  binding.bindingCalledBearerRule,
  binding.bindingNotInTokenRule,
  ...bindingFormRules,
  algChoice.algSymmetricRule,
  weakSecret.secretSharedWithClientRule,
];

/** ID tokens, after `tokenRules`. */
export const idTokenRules: readonly Rule<JwtInput>[] = [
  idTokenTyp.idTokenTypWrongRule,
  idTokenIss.idTokenIssMissingRule,
  idTokenIss.idTokenIssMismatchRule,
  idTokenIss.idTokenIssNotHttpsRule,
  idTokenIss.idTokenIssHasQueryRule,
  idTokenSub.idTokenSubMissingRule,
  idTokenSub.idTokenSubMalformedRule,
  idTokenSub.idTokenSubUserinfoRule,
  idTokenAud.idTokenAudMissingRule,
  idTokenAud.idTokenAudMismatchRule,
  idTokenAud.idTokenAudAdditionalRule,
  idTokenAud.idTokenAzpMismatchRule,
  idTokenAud.idTokenAzpNotAStringRule,
  requiredTimes.idTokenExpMissingRule,
  requiredTimes.idTokenIatMissingRule,
  nonce.nonceMissingRule,
  nonce.nonceMismatchRule,
  nonce.nonceUnexpectedRule,
  nonce.nonceFrontChannelRule,
  hashes.atHashMismatchRule,
  hashes.cHashMismatchRule,
  hashes.sHashMismatchRule,
  hashes.atHashMissingRule,
  hashes.cHashMissingRule,
  authentication.authTimeMissingRule,
  authentication.authTimeTooOldRule,
  authentication.acrUnmetRule,
  tokenAuthentication.acrLevelZeroRule,
  algChoice.algSymmetricPublicClientRule,
  headerForm.idTokenKeyReferenceRule,
  refresh.refreshIssChangedRule,
  refresh.refreshSubChangedRule,
  refresh.refreshAudChangedRule,
  refresh.refreshAzpChangedRule,
  refresh.refreshAuthTimeChangedRule,
  refresh.refreshNonceChangedRule,
  refresh.refreshIatNotNewRule,
];

/** DPoP proofs, after `tokenRules`. */
export const dpopProofRules: readonly Rule<JwtInput>[] = [
  dpop.dpopTypRule,
  dpop.dpopAlgRule,
  dpop.dpopKeyMissingRule,
  dpop.dpopKeyPrivateRule,
  dpop.dpopSignatureRule,
  dpop.dpopClaimsRule,
  dpop.dpopHtuRule,
  dpop.dpopMethodRule,
  dpop.dpopAddressRule,
  dpop.dpopNonceRule,
  dpop.dpopJtiRule,
  dpop.dpopIatRule,
  dpop.dpopAthRule,
  dpop.dpopBoundKeyRule,
];

/** Client assertions, after `tokenRules`. */
export const clientAssertionRules: readonly Rule<JwtInput>[] = [
  assertion.assertionClaimsRule,
  assertion.assertionSubRule,
  assertion.assertionClientRule,
  assertion.assertionJtiRule,
  assertion.assertionAudRule,
  assertion.assertionLifetimeRule,
];

/** Request objects, after `tokenRules`. */
export const requestObjectRules: readonly Rule<JwtInput>[] = [
  requestObject.requestTypRule,
  requestObject.requestClaimsRule,
  requestObject.requestAudRule,
  requestObject.requestNbfRule,
  requestObject.requestExpRule,
  requestObject.requestClientRule,
  requestObject.requestNestedRule,
  requestObject.requestSubRule,
];

/** Logout tokens, after `tokenRules`. */
export const logoutTokenRules: readonly Rule<JwtInput>[] = [
  logout.logoutTypRule,
  logout.logoutClaimsRule,
  logout.logoutEventsRule,
  logout.logoutSubjectRule,
  logout.logoutNonceRule,
];

/** Signed introspection answers, after `tokenRules`. */
export const introspectionJwtRules: readonly Rule<JwtInput>[] = [
  introspectionJwt.introspectionTypRule,
  introspectionJwt.introspectionClaimsRule,
  introspectionJwt.introspectionActiveRule,
  introspectionJwt.introspectionExtraRule,
];

/** Entity statements of OpenID Federation, after `tokenRules`. */
export const entityStatementRules: readonly Rule<JwtInput>[] = [
  entity.entityTypRule,
  entity.entityKidRule,
  entity.entityClaimsRule,
  entity.entityMisplacedRule,
  entity.entityJwksRule,
  entity.entitySignatureRule,
];

/** The rules for one kind of token, after `tokenRules`. */
const RULES_OF_KIND: { readonly [kind in TokenKind]?: readonly Rule<JwtInput>[] } = {
  access_token: accessTokenRules,
  id_token: idTokenRules,
  dpop_proof: dpopProofRules,
  client_assertion: clientAssertionRules,
  request_object: requestObjectRules,
  logout_token: logoutTokenRules,
  introspection_jwt: introspectionJwtRules,
  entity_statement: entityStatementRules,
};

/** What is said of how a token is signed; and of an access token in clear, that it can be read (RFC 9068 §6). */
const OF_WHAT_IS_SIGNED: ReadonlySet<Rule<JwtInput>> = new Set([
  algChoice.algSymmetricRule,
  algChoice.algSymmetricPublicClientRule,
  weakSecret.secretSharedWithClientRule,
  dpop.dpopAlgRule,
  dpop.dpopSignatureRule,
  entity.entitySignatureRule,
  ...personalDataRules,
]);

/** Judges how a text is built, JWT or not (RFC 7515, RFC 7519, RFC 8259). One finding per rule. */
export function checkStructure(input: StructureInput): readonly Finding[] {
  return runRules(structureRules, input);
}

/**
 * Judges a JWT: its structure, what holds for any, what holds for its kind, and the user's own policy where there is one.
 * One finding per rule. `whole` is what it stands in, where that is more than the JWT itself: the structure judged is the
 * whole's.
 */
export function checkJwt(input: JwtInput, whole: ParsedToken = input.token): readonly Finding[] {
  return [
    ...checkStructure({ token: whole }),
    ...runRules(tokenRules, input),
    ...runRules(RULES_OF_KIND[input.kind] ?? [], input),
    ...(input.expected.policy ? runRules(ownPolicyRules, input) : []),
  ];
}

/**
 * Judges the claims of a JWT that was encrypted and not signed: what holds for claims in any, for those of its kind, and
 * the user's own policy. One finding per rule; that nobody signed it is the rules' for encryption to say.
 */
export function checkClaims(input: JwtInput): readonly Finding[] {
  const ofKind = RULES_OF_KIND[input.kind] ?? [];
  return [
    ...runRules(jsonRules, { token: input.token }),
    ...runRules(claimRules, input),
    ...runRules(
      ofKind.filter((one) => !OF_WHAT_IS_SIGNED.has(one)),
      input,
    ),
    ...(input.expected.policy ? runRules(ownPolicyRules, input) : []),
  ];
}

/** Judges one signature of several: its header and what became of it. One finding per rule. */
export function checkSignature(input: JwtInput): readonly Finding[] {
  return runRules(signatureRules, input);
}
