/** RFC 9449 §4.2 (what a DPoP proof must say) and §4.3 (how it is checked), as far as the proof itself tells. */
import { claimAt, fail, notApplicable, pass, unchecked } from '../../findings/finding.ts';
import { isJsonObject, member, stringMember } from '../../json.ts';
import { secretMembers } from '../../jose/keys.ts';
import { thumbprintInput } from '../../jose/thumbprint.ts';
import { encodeBase64url } from '../../text/base64url.ts';
import { isAsymmetric } from '../asymmetric.ts';
import { onClaims, onHeader, secondsOf, textClaim } from '../claims.ts';
import type { JwtInput } from '../inputs.ts';
import { nearMisses } from '../near-miss.ts';
import { judgeOwnSignature } from '../own-signature.ts';
import { requireClaims } from '../required-claims.ts';
import { rule } from '../rule.ts';
import { described, kindOf, shown, shownValue } from '../seen.ts';
import { ALG, isTyp, TYP } from '../typ.ts';
import { bareAddress, parseUrl } from '../url.ts';

const JWK = claimAt('header', 'jwk');
/** A server's usual patience, seconds (§11.1 leaves it to the server: "seconds or minutes"). */
const WINDOW_SECONDS = 300;
const LEAST_JTI_BITS = 96;

export const dpopTypRule = rule(
  'dpop_proof.typ.wrong',
  onHeader((header) =>
    isTyp(header, 'dpop+jwt') ? pass(TYP) : fail({ typ: described(member(header, 'typ')) }, TYP),
  ),
);

export const dpopAlgRule = rule(
  'dpop_proof.alg.not_asymmetric',
  onHeader((header) => {
    const alg = textClaim(header, 'alg');
    const isGood = alg === undefined ? false : isAsymmetric(alg);
    if (isGood === undefined) return unchecked('Nothing is known of the algorithm.');
    return isGood ? pass(ALG) : fail({ alg: alg === undefined ? 'absent' : shown(alg) }, ALG);
  }),
);

export const dpopKeyMissingRule = rule(
  'dpop_proof.key.missing',
  onHeader((header) =>
    isJsonObject(member(header, 'jwk')) ? pass(JWK) : fail({ found: kindOf(member(header, 'jwk')) }, JWK),
  ),
);

export const dpopKeyPrivateRule = rule(
  'dpop_proof.key.private',
  onHeader((header) => {
    const jwk = member(header, 'jwk');
    if (!isJsonObject(jwk)) return unchecked('There is no key in the header.');
    const members = secretMembers(jwk);
    return members.length === 0 ? pass(JWK) : fail({ members }, JWK);
  }),
);

export const dpopClaimsRule = rule(
  'dpop_proof.claims.missing',
  onClaims((claims) => requireClaims(claims, { jti: 'text', htm: 'text', htu: 'text', iat: 'seconds' })),
);

export const dpopHtuRule = rule(
  'dpop_proof.htu.not_bare',
  onClaims((claims) => {
    const at = claimAt('payload', 'htu');
    const htu = textClaim(claims, 'htu');
    if (htu === undefined) return unchecked('The proof names no address.');
    const url = parseUrl(htu);
    const why = !url
      ? 'that is no whole address'
      : htu.includes('#')
        ? 'it has a fragment'
        : htu.includes('?')
          ? 'it has a query'
          : undefined;
    return why === undefined ? pass(at) : fail({ htu: shown(htu), why }, at);
  }),
);

/** Upper bound: six bits a character in base64url, four in hexadecimal; a UUID has 122 at most, which is enough. */
export const dpopJtiRule = rule(
  'dpop_proof.jti.short',
  onClaims((claims) => {
    const at = claimAt('payload', 'jti');
    const jti = textClaim(claims, 'jti');
    if (jti === undefined) return unchecked('The proof has no number.');
    const bits = jti.length * (/^[0-9a-f-]+$/i.test(jti) ? 4 : 6);
    return bits >= LEAST_JTI_BITS ? pass(at) : fail({ bits }, at);
  }),
);

export const dpopIatRule = rule(
  'dpop_proof.iat.outside_window',
  onClaims((claims, { clock: { nowSeconds, skewSeconds } }) => {
    const iat = secondsOf(claims, 'iat');
    if (iat === undefined) return unchecked('The proof does not say when it was made.');
    const at = claimAt('payload', 'iat');
    const ageSeconds = nowSeconds - iat;
    const isInside = ageSeconds <= WINDOW_SECONDS + skewSeconds && ageSeconds >= -skewSeconds;
    return isInside ? pass(at) : fail({ iat, ageSeconds }, at);
  }),
);

const NO_REQUEST = 'Which request it came with is not known.';

export const dpopMethodRule = rule(
  'dpop_proof.htm.mismatch',
  onClaims((claims, { expected: { request } }) => {
    const at = claimAt('payload', 'htm');
    const htm = textClaim(claims, 'htm');
    if (htm === undefined) return unchecked('The proof names no method.');
    if (request?.method === undefined) return unchecked(NO_REQUEST);
    // Methods are case-sensitive (RFC 9110 §9.1).
    return htm === request.method ? pass(at) : fail({ htm: shown(htm), method: shown(request.method) }, at);
  }),
);

export const dpopAddressRule = rule(
  'dpop_proof.htu.mismatch',
  onClaims((claims, { expected: { request } }) => {
    const at = claimAt('payload', 'htu');
    const htu = textClaim(claims, 'htu');
    if (htu === undefined) return unchecked('The proof names no address.');
    if (request?.url === undefined) return unchecked(NO_REQUEST);
    const [said, sent] = [bareAddress(htu), bareAddress(request.url)];
    if (sent === undefined) return unchecked('The address of the request cannot be read.');
    if (said === sent) return pass(at);
    const near = said === undefined ? [] : nearMisses(said, sent);
    return fail({ htu: shown(said ?? htu), url: shown(sent), near }, at);
  }),
);

/** A proof without a nonce is right until the server asks for one (§8). */
export const dpopNonceRule = rule(
  'dpop_proof.nonce.mismatch',
  onClaims((claims, { expected: { serverNonce } }) => {
    const at = claimAt('payload', 'nonce');
    const nonce = member(claims, 'nonce');
    if (serverNonce === undefined)
      return nonce === undefined
        ? notApplicable('The proof has no nonce, and none is known that the server gave.')
        : unchecked('The nonce that the server gave is not at hand.');
    if (nonce === serverNonce) return pass(at);
    const receivedLength = typeof nonce === 'string' ? nonce.length : null;
    return fail({ givenLength: serverNonce.length, receivedLength }, at);
  }),
);

export const dpopSignatureRule = rule('dpop_proof.signature.invalid', judgeOwnSignature);

export const dpopAthRule = rule(
  'dpop_proof.ath.mismatch',
  onClaims((claims, { expected: { presentedToken }, sha2 }) => {
    const received = member(claims, 'ath');
    if (!presentedToken)
      return received === undefined
        ? notApplicable('No access token is at hand that it was presented with.')
        : unchecked('The access token that it was presented with is not at hand.');
    if (!sha2) return unchecked('No hash function is at hand here.');
    const at = claimAt('payload', 'ath');
    const expected = encodeBase64url(sha2(256, presentedToken.text));
    return received === expected ? pass(at) : fail({ received: shownValue(received), expected }, at);
  }),
);

export const dpopBoundKeyRule = rule('dpop_proof.key.not_bound', ({ header, expected, sha2 }: JwtInput) => {
  const bound = expected.presentedToken?.boundTo;
  if (bound === undefined) return notApplicable('No access token is at hand that is bound to a key.');
  const jwk = member(header, 'jwk');
  const input = isJsonObject(jwk) && stringMember(jwk, 'kty') !== 'oct' ? thumbprintInput(jwk) : undefined;
  if (input === undefined || !sha2) return unchecked('The thumbprint of the proof’s key cannot be made.');
  const thumbprint = encodeBase64url(sha2(256, input));
  return thumbprint === bound ? pass(JWK) : fail({ thumbprint, bound: shown(bound) }, JWK);
});
