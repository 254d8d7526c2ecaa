/**
 * The tables for the formats beside the plain JWS (encrypted, JSON serialization, SD-JWT), as `index.ts` has them for what
 * is in any: a file of their own, since most tokens need none of them.
 */
import type { Finding } from '../findings/finding.ts';
import * as encryptionAlgorithm from './encryption/algorithm.ts';
import * as compression from './encryption/compression.ts';
import * as encryptedContent from './encryption/content.ts';
import * as decryption from './encryption/decryption.ts';
import * as encryptionHeader from './encryption/header.ts';
import * as signatures from './jws-json/signatures.ts';
import * as keyBinding from './key-binding/proof.ts';
import * as sdJwtClaims from './sd-jwt/claims.ts';
import * as credential from './sd-jwt/credential.ts';
import * as digests from './sd-jwt/digests.ts';
import * as disclosures from './sd-jwt/disclosures.ts';
import * as sdJwtHash from './sd-jwt/hash.ts';
import * as salts from './sd-jwt/salts.ts';
import type { EncryptionInput, JwsJsonInput, SdJwtInput } from './inputs.ts';
import { type Rule, runRules } from './rule.ts';

/** Encrypted tokens: how they were encrypted, what came of decrypting them, and what was inside. */
export const encryptionRules: readonly Rule<EncryptionInput>[] = [
  encryptionHeader.encryptionAlgMissingRule,
  encryptionHeader.encryptionEncMissingRule,
  encryptionHeader.encryptionHeaderRepeatedRule,
  encryptionHeader.encryptionCritUnknownRule,
  decryption.encryptionMalformedRule,
  encryptionAlgorithm.encryptionUnsupportedRule,
  encryptionAlgorithm.encryptionRsa15Rule,
  encryptionAlgorithm.encryptionRsaTooSmallRule,
  encryptionAlgorithm.encryptionCountLowRule,
  encryptionAlgorithm.encryptionCountHighRule,
  compression.zipUsedRule,
  compression.zipUnprotectedRule,
  compression.zipUnreadableRule,
  compression.zipBombRule,
  decryption.notDecryptedRule,
  decryption.decryptionNoKeyRule,
  decryption.decryptionWrongKeyRule,
  decryption.decryptionTagRule,
  decryption.decryptionAmbiguousRule,
  encryptedContent.ctyMissingRule,
  encryptedContent.ctyNotNestedRule,
  encryptedContent.unsignedClaimsRule,
  encryptedContent.idTokenUnsignedRule,
  encryptedContent.accessTokenUnsignedRule,
  encryptedContent.claimDiffersRule,
  encryptedContent.nestedTooDeepRule,
];

/** All signatures of a JWS in JSON serialization together. */
export const jwsJsonRules: readonly Rule<JwsJsonInput>[] = [
  signatures.partlyVerifiedRule,
  signatures.b64MixedRule,
];

/** SD-JWTs: digests, disclosures, key binding; what concerns credentials alone comes last. */
export const sdJwtRules: readonly Rule<SdJwtInput>[] = [
  sdJwtHash.hashUnknownRule,
  sdJwtHash.hashNestedRule,
  digests.digestMalformedRule,
  digests.digestRepeatedRule,
  disclosures.disclosureMalformedRule,
  disclosures.disclosureUnmatchedRule,
  disclosures.disclosureRepeatedRule,
  disclosures.disclosureMisplacedRule,
  salts.saltShortRule,
  salts.saltRepeatedRule,
  sdJwtClaims.validitySelectiveRule,
  sdJwtClaims.sdJwtTypMissingRule,
  sdJwtClaims.keyBindingMissingRule,
  keyBinding.keyBindingTypRule,
  keyBinding.keyBindingAlgRule,
  keyBinding.keyBindingClaimsRule,
  keyBinding.keyBindingSignatureRule,
  keyBinding.sdHashRule,
  keyBinding.keyBindingIatRule,
  keyBinding.keyBindingAudRule,
  keyBinding.keyBindingNonceRule,
  credential.vctMissingRule,
  credential.credentialClaimsSelectiveRule,
  credential.akaVctsMalformedRule,
  credential.credentialTypOldRule,
];

/** Judges how a token was encrypted and what came of decrypting it (RFC 7516, RFC 7518, RFC 8725). One finding per rule. */
export function checkEncryption(input: EncryptionInput): readonly Finding[] {
  return runRules(encryptionRules, input);
}

/** Judges what concerns all signatures of a JWS in JSON serialization (RFC 7515 §7.2). One finding per rule. */
export function checkJwsJson(input: JwsJsonInput): readonly Finding[] {
  return runRules(jwsJsonRules, input);
}

/** Judges what makes a JWS an SD-JWT (RFC 9901): disclosures, digests, key binding. One finding per rule. */
export function checkSdJwt(input: SdJwtInput): readonly Finding[] {
  return runRules(sdJwtRules, input);
}
