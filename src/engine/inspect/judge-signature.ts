import { type CandidateRefusal, chooseCandidates, tryKey } from '../../core/jose/candidates.ts';
import { type JsonObject, stringMember } from '../../core/json.ts';
import { shown } from '../../core/checks/seen.ts';
import { notUnderstood } from '../../core/jose/critical.ts';
import { joseHeader } from '../../core/jose/parse-jws.ts';
import { type SelfAssertedKey, selfAssertedKeys } from '../../core/jose/self-asserted.ts';
import type { ParsedJws, ParsedToken } from '../../core/jose/token.ts';
import type {
  Jwk,
  KeyAttempt,
  OwnKeyPlace,
  SignatureVerdict,
  TrustedKeys,
} from '../../core/jose/verification.ts';
import type { Verify } from '../ports/verify.ts';

/**
 * Judges a token's signature with the keys one has a reason to trust, first; the token's own word comes last and proves
 * nothing. Of several signatures the one that says most: one that is verified, else one that failed.
 */
export async function judgeSignature(
  verify: Verify,
  token: ParsedToken,
  trusted: readonly TrustedKeys[],
  allowedAlgs?: readonly string[],
): Promise<SignatureVerdict> {
  switch (token.format) {
    case 'jws':
      return judgeJws(verify, token, trusted, allowedAlgs);
    case 'sd_jwt':
      return judgeJws(verify, token.jws, trusted, allowedAlgs);
    case 'jws_json': {
      const all = token.signatures.map((jws) => judgeJws(verify, jws, trusted, allowedAlgs));
      return mostTelling(await Promise.all(all));
    }
    case 'jwe':
    case 'jwe_json':
      return {
        state: 'unchecked',
        reason: 'encrypted',
        message: 'The token is encrypted: its signature, if it has one, is inside.',
      };
    default:
      return {
        state: 'unchecked',
        reason: 'opaque',
        message: 'The token is no JWT: only the server that made it can say whether it is genuine.',
      };
  }
}

const TELLING: readonly SignatureVerdict['state'][] = ['verified', 'failed', 'self_asserted', 'unchecked'];

/** Of the verdicts on several signatures over one payload, the one that says most (RFC 7515 §5.2: one may be enough). */
export function mostTelling(verdicts: readonly SignatureVerdict[]): SignatureVerdict {
  const [first] = [...verdicts].sort((a, b) => TELLING.indexOf(a.state) - TELLING.indexOf(b.state));
  const message = 'There is no signature in it that could be read.';
  return first ?? { state: 'failed', reason: 'malformed', attempts: [], message };
}

const DETACHED: SignatureVerdict = {
  state: 'unchecked',
  reason: 'detached',
  message:
    'The payload is not in the token, so there is nothing to compare the signature with. Give the payload too.',
};

/** Judges one signature. A payload that is not in the token and was not given leaves it open. */
export async function judgeJws(
  verify: Verify,
  token: ParsedJws,
  trusted: readonly TrustedKeys[],
  allowedAlgs?: readonly string[],
): Promise<SignatureVerdict> {
  const verdict = await judgeWhole(verify, token, trusted, allowedAlgs);
  const isOpen = token.isDetached && token.payload.text === '';
  // An empty payload may be one that was signed: then the signature fits.
  return isOpen && verdict.state === 'failed' && verdict.reason === 'bad_signature' ? DETACHED : verdict;
}

async function judgeWhole(
  verify: Verify,
  token: ParsedJws,
  trusted: readonly TrustedKeys[],
  allowedAlgs: readonly string[] | undefined,
): Promise<SignatureVerdict> {
  const header = joseHeader(token);
  const alg = stringMember(header, 'alg');
  // A header that the gate refused is shown all the same; it must not be verified.
  const isWellEncoded = token.header.bytes && token.payload.bytes && token.signature.bytes;
  if (!header || alg === undefined || !isWellEncoded) {
    return {
      state: 'failed',
      reason: 'malformed',
      attempts: [],
      message: 'The token cannot be read as RFC 7515 wants it, so no key can be tried.',
    };
  }
  const attempts: KeyAttempt[] = [];
  let refusal: { readonly why: CandidateRefusal; readonly keys: TrustedKeys } | undefined;
  for (const keys of trusted) {
    const chosen = chooseCandidates(header, keys, allowedAlgs);
    const tried = chosen.candidates.length > 0 ? await verify.verifyJws(token, chosen.candidates) : [];
    attempts.push(...tried, ...chosen.attempts);
    const fits = tried.find(({ result }) => result === 'fits');
    const [stranger] = fits ? notUnderstood(header) : [];
    if (fits && stranger !== undefined) {
      return {
        state: 'failed',
        reason: 'not_understood',
        alg: fits.alg,
        attempts,
        message: `The signature fits, but the header says that ${shown(stranger)} must be understood (crit), and Assay does not know it: a reader has to refuse the token.`,
      };
    }
    if (fits) {
      return {
        state: 'verified',
        alg: fits.alg,
        ...(fits.kid === undefined ? {} : { kid: fits.kid }),
        thumbprint: fits.thumbprint ?? '',
        trust: keys.trust,
        attempts,
      };
    }
    if (chosen.refusal) refusal ??= { why: chosen.refusal, keys };
  }
  if (alg === 'none')
    return refused(
      'alg_none',
      alg,
      attempts,
      'alg is none: the token is not signed, anyone can make one like it.',
    );
  const selfAsserted = await tryOwnKey(verify, token, header, alg, attempts);
  if (selfAsserted) return selfAsserted;
  if (trusted.length === 0) {
    return {
      state: 'unchecked',
      reason: 'no_keys',
      message: 'No key is at hand. Choose a profile, or give a key or a JWKS.',
    };
  }
  return whyNot(alg, attempts, refusal, trusted);
}

function whyNot(
  alg: string,
  attempts: readonly KeyAttempt[],
  refusal: { readonly why: CandidateRefusal; readonly keys: TrustedKeys } | undefined,
  trusted: readonly TrustedKeys[],
): SignatureVerdict {
  if (attempts.some(({ result }) => result === 'does_not_fit')) {
    const trust = trusted[0]?.trust;
    return {
      state: 'failed',
      reason: 'bad_signature',
      alg,
      ...(trust ? { trust } : {}),
      attempts,
      message:
        'The signature fits none of the keys that may be tried: the token was changed, or another key signed it.',
    };
  }
  switch (refusal?.why) {
    case 'hmac_with_public_key':
      return refused(
        'hmac_with_public_key',
        alg,
        attempts,
        `${alg} needs a shared secret, and only published keys are at hand: a published key is never used as one.`,
      );
    case 'alg_not_allowed':
      return refused(
        'alg_not_allowed',
        alg,
        attempts,
        `${alg} is not among the algorithms that the profile allows.`,
      );
    case 'unsupported_alg':
      return {
        state: 'unchecked',
        reason: 'unsupported_alg',
        message: `This runtime does not know the algorithm ${alg.slice(0, 40)}.`,
      };
    case 'malformed':
      return refused('malformed', alg, attempts, 'The header’s alg cannot be read.');
    default:
      return unusableOrMissing(alg, attempts);
  }
}

function unusableOrMissing(alg: string, attempts: readonly KeyAttempt[]): SignatureVerdict {
  const [first] = attempts;
  const why = first?.reason === undefined ? '' : ` ${first.reason}`;
  return refused(
    'no_matching_key',
    alg,
    attempts,
    `None of the keys at hand is the one that the header names, or fits ${alg}.${why}`,
  );
}

type FailedVerdict = Extract<SignatureVerdict, { state: 'failed' }>;

function refused(
  reason: FailedVerdict['reason'],
  alg: string,
  attempts: readonly KeyAttempt[],
  message: string,
): SignatureVerdict {
  return { state: 'failed', reason, alg, attempts, message };
}

/** Tries the key that the token brought, so that a person sees it for what it is: self-asserted, never verified. jku and x5u are not fetched. */
async function tryOwnKey(
  verify: Verify,
  token: ParsedJws,
  header: JsonObject,
  alg: string,
  attempts: readonly KeyAttempt[],
): Promise<SignatureVerdict | undefined> {
  const own = selfAssertedKeys(header).find((key) => key.header === 'jwk' || key.header === 'x5c');
  if (!own) return undefined;
  const jwk = ownKey(verify, own);
  if (!jwk) return { state: 'self_asserted', alg, header: own.header, fits: false, attempts };
  return judgeByOwnKey(verify, token, { jwk, place: own.header }, attempts);
}

/** Tries a key that the token itself brings, wherever it does. What fits is still only its own word. */
export async function judgeByOwnKey(
  verify: Verify,
  token: ParsedJws,
  { jwk, place }: { readonly jwk: Jwk; readonly place: OwnKeyPlace },
  attempts: readonly KeyAttempt[] = [],
): Promise<SignatureVerdict> {
  const alg = stringMember(joseHeader(token), 'alg') ?? '';
  const chosen = tryKey(jwk, alg);
  const tried = 'candidate' in chosen ? await verify.verifyJws(token, [chosen.candidate]) : [chosen.attempt];
  const fits = tried.some(({ result }) => result === 'fits');
  return { state: 'self_asserted', alg, header: place, fits, attempts: [...attempts, ...tried] };
}

function ownKey(verify: Verify, own: SelfAssertedKey): Jwk | undefined {
  if (own.header === 'jwk') return own.jwk;
  const certificate = own.header === 'x5c' ? own.certificates[0] : undefined;
  return certificate === undefined ? undefined : verify.certificateKey(certificate);
}
