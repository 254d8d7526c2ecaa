import type { Expectation } from '../../contract/models/expectation.ts';
import type { CheckClock, ExpectedToken, JwtInput, Sha2 } from '../../core/checks/inputs.ts';
import type { Finding } from '../../core/findings/finding.ts';
import type { JsonObject } from '../../core/json.ts';
import type { Layer } from '../../core/jose/layers.ts';
import { joseHeader } from '../../core/jose/parse-jws.ts';
import type { ParsedJws, ParsedToken, TokenKind } from '../../core/jose/token.ts';
import type { SignatureVerdict, TrustedKeys } from '../../core/jose/verification.ts';
import type { Secret } from '../../core/secret.ts';
import type { Verify } from '../ports/verify.ts';
import type { Decrypting } from './decrypting.ts';
import { withExpectation } from './expected-by-person.ts';
import { judgeJws } from './judge-signature.ts';
import { type FormerKeys, orByFormerKey, type ProfileKeys, unlessUnreachable } from './keys-at-hand.ts';
import { judgeByFetchedKeys, type OwnKeys } from './own-keys.ts';
import type { Place } from './place.ts';
import { searchSecrets } from './search-secrets.ts';

/** What a token is judged with. */
export interface Judging {
  readonly verify: Verify;
  readonly keys: readonly TrustedKeys[];
  /** Why keys that may be the right ones could not be had. */
  readonly unreachable?: string | undefined;
  /** Keys that the issuer had once: tried where the others do not fit. */
  readonly former?: FormerKeys | undefined;
  /** Whether Assay itself made the token; absent where nobody has looked. */
  readonly isBuiltHere?: boolean | undefined;
  /** Keys that were fetched, on a person's act, from where this token's own header says. */
  readonly ownKeys?: OwnKeys | undefined;
  /** What encrypted tokens are opened with; absent where no key was given. */
  readonly decrypting?: Decrypting | undefined;
  /** How many tokens stand around this one. */
  readonly depth?: number;
  /** The keys for a token that stands inside of another. */
  readonly keysFor?: ((parsed: ParsedToken) => Promise<ProfileKeys>) | undefined;
  readonly expected: ExpectedToken;
  /** What a person says that it should match, whatever else is known. */
  readonly said?: Expectation | undefined;
  readonly clock: CheckClock;
  readonly sha2?: Sha2 | undefined;
  /** The client's own, where an HMAC signature may be by it. */
  readonly clientSecret?: Secret | undefined;
}

/** A token, and what is known of where it came from. */
export interface TokenToJudge {
  readonly parsed: ParsedToken;
  readonly kind: TokenKind;
  readonly place: Place;
}

/** What was established about a token, and about each thing in it. */
export interface TokenJudgement {
  /** Present where what is inside says what the token is. */
  readonly kind?: TokenKind;
  readonly signature: SignatureVerdict;
  readonly findings: readonly Finding[];
  readonly layers: readonly [Layer, ...Layer[]];
}

/** What became of one signature with the keys at hand. */
export async function verdictOf(
  { verify, keys, unreachable, former, expected, ownKeys }: Judging,
  jws: ParsedJws,
): Promise<SignatureVerdict> {
  const judge = (by: readonly TrustedKeys[]) => judgeJws(verify, jws, by, expected.allowedAlgs);
  const verdict = unlessUnreachable(await orByFormerKey(await judge(keys), former, judge), unreachable);
  return ownKeys && verdict.state !== 'verified' ? judgeByFetchedKeys(verify, jws, ownKeys) : verdict;
}

/** What the rules for a JWT are given. */
export function jwtInput(
  { verify, keys, expected, said, clock, sha2, isBuiltHere, clientSecret }: Judging,
  {
    jws,
    kind,
    signature,
    claims = jws.payload.json?.object,
  }: {
    readonly jws: ParsedJws;
    readonly kind: TokenKind;
    readonly signature: SignatureVerdict;
    /** Where they are not the payload as it was signed. */
    readonly claims?: JsonObject | undefined;
  },
): JwtInput {
  const header = joseHeader(jws);
  const secrets = searchSecrets(verify, jws, clientSecret);
  return {
    token: jws,
    kind,
    header,
    claims,
    signature,
    keys,
    expected: withExpectation(expected, said, kind),
    clock,
    ...(sha2 ? { sha2 } : {}),
    ...(isBuiltHere === undefined ? {} : { isBuiltHere }),
    ...(secrets ? { secrets } : {}),
  };
}
