import { checkSdJwt } from '../../core/checks/formats.ts';
import { checkJwt } from '../../core/checks/index.ts';
import type { SdJwtInput } from '../../core/checks/inputs.ts';
import type { Finding } from '../../core/findings/finding.ts';
import { isJsonObject, type JsonObject, member } from '../../core/json.ts';
import type { Layer } from '../../core/jose/layers.ts';
import { joseHeader } from '../../core/jose/parse-jws.ts';
import { hashNameOf } from '../../core/jose/sd-jwt/hash-name.ts';
import { processSdJwt } from '../../core/jose/sd-jwt/process.ts';
import type { ParsedJws, ParsedSdJwt, SelectiveParts, TokenKind } from '../../core/jose/token.ts';
import type { SignatureVerdict } from '../../core/jose/verification.ts';
import { encodeBase64url } from '../../core/text/base64url.ts';
import { withExpectation } from './expected-by-person.ts';
import { judgeByOwnKey, judgeJws } from './judge-signature.ts';
import { type Judging, jwtInput, type TokenJudgement, type TokenToJudge, verdictOf } from './judging.ts';
import { jwsLayer } from './jws-layer.ts';
import type { Place } from './place.ts';
import { selectiveLayers } from './selective-layers.ts';

/** Judges an SD-JWT (RFC 9901): what the issuer signed, each disclosure against its digests, the proof of the holder. */
export async function judgeSdJwt(
  judging: Judging,
  { parsed, kind, place }: TokenToJudge & { readonly parsed: ParsedSdJwt },
): Promise<TokenJudgement> {
  const { jws, selective: parts } = parsed;
  const signature = await verdictOf(judging, jws);
  const selective = await judgeSelective(judging, { jws, kind, parts, signature, place });
  const input = jwtInput(ofIssuer(judging, parts), { jws, kind, signature, claims: selective.claims });
  const findings = [...checkJwt(input, parsed), ...selective.findings];
  const at = place({ start: 0, end: parsed.text.length });
  const whole: Layer = {
    ...jwsLayer(jws, { kind, place, signature, findings }),
    kind: 'sd_jwt',
    title: parts.keyBinding ? 'SD-JWT with key binding' : 'SD-JWT',
    ...(at ? { at } : {}),
    undisclosedCount: selective.undisclosedCount,
  };
  return { signature, findings, layers: [whole, ...selective.layers(0)] };
}

/** With a proof of the holder, whom a person expects it to name is the verifier's own to say: no audience of the issuer's part. */
export function ofIssuer(judging: Judging, { keyBinding }: SelectiveParts): Judging {
  const { audience: _audience, nonce: _nonce, ...said } = judging.said ?? {};
  return keyBinding ? { ...judging, said } : judging;
}

/** What was established about disclosures and key binding, whatever serialization they came in. */
export interface SelectiveJudgement {
  /** With what was disclosed put in; as they were signed where they are no object. */
  readonly claims: JsonObject | undefined;
  readonly undisclosedCount: number;
  readonly findings: readonly Finding[];
  /** The layers inside the token: processed claims, disclosures, key binding; `first` is the number of the first. */
  readonly layers: (first: number) => readonly Layer[];
}

/** Judges what makes a JWS an SD-JWT. Whether the JWS itself is genuine is `signature`'s to say. */
export async function judgeSelective(
  judging: Judging,
  about: {
    readonly jws: ParsedJws;
    readonly kind: TokenKind;
    readonly parts: SelectiveParts;
    readonly signature: SignatureVerdict;
    readonly place: Place;
  },
): Promise<SelectiveJudgement> {
  const { jws, kind, parts, signature, place } = about;
  const signed = jws.payload.json?.object;
  const hash = hashNameOf(signed);
  const digest = digestWith(judging, hash.bits);
  const processed = processSdJwt(signed ?? Object.create(null), parts.disclosures, digest);
  const keyBinding = parts.keyBinding && {
    jws: parts.keyBinding,
    header: joseHeader(parts.keyBinding),
    claims: parts.keyBinding.payload.json?.object,
    signature: await judgeKeyBinding(judging, parts.keyBinding, { claims: processed.claims, signature }),
    expectedHash: digest(parts.presented),
  };
  const input: SdJwtInput = {
    kind,
    header: joseHeader(jws),
    signed,
    hash,
    processed,
    disclosures: parts.disclosures,
    ...(keyBinding ? { keyBinding } : {}),
    clock: judging.clock,
    // What a profile and a run say of its tokens says nothing of a verifier: only a person does.
    expected: withExpectation({}, judging.said, 'key_binding'),
  };
  return {
    claims: signed && processed.claims,
    undisclosedCount: processed.undisclosedCount,
    findings: checkSdJwt(input),
    layers: (first) => selectiveLayers({ parts, processed, keyBinding, place, first }),
  };
}

function digestWith({ sha2 }: Judging, bits: 256 | 384 | 512 | undefined) {
  return (text: string): string | undefined =>
    sha2 === undefined || bits === undefined ? undefined : encodeBase64url(sha2(bits, text));
}

/**
 * The proof is signed with the key that the issuer bound the token to (RFC 9901 §7.3). That key is worth what the
 * issuer's signature is worth: where that is not verified, neither is the proof.
 */
async function judgeKeyBinding(
  { verify }: Judging,
  proof: ParsedJws,
  { claims, signature }: { readonly claims: JsonObject; readonly signature: SignatureVerdict },
): Promise<SignatureVerdict> {
  const jwk = member(asObject(member(claims, 'cnf')), 'jwk');
  if (!isJsonObject(jwk)) {
    const message =
      'The token holds no key in cnf.jwk, so there is nothing to check the proof of its holder with.';
    return { state: 'unchecked', reason: 'no_keys', message };
  }
  if (signature.state !== 'verified') return judgeByOwnKey(verify, proof, { jwk, place: 'cnf' });
  const trust = { kind: 'bound_key', label: 'the cnf of this token' } as const;
  return judgeJws(verify, proof, [{ trust, keys: [jwk] }]);
}

function asObject(value: unknown): JsonObject | undefined {
  return isJsonObject(value) ? value : undefined;
}
