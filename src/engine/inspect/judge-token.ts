import { checkJwt, checkStructure } from '../../core/checks/index.ts';
import type { CheckClock, ExpectedToken, JwtInput, Sha2 } from '../../core/checks/inputs.ts';
import type { Finding } from '../../core/findings/finding.ts';
import type { JsonObject } from '../../core/json.ts';
import { joseHeader } from '../../core/jose/parse-jws.ts';
import type { Layer } from '../../core/jose/layers.ts';
import type { ParsedJws, ParsedToken, TokenKind } from '../../core/jose/token.ts';
import type { SignatureVerdict, TrustedKeys } from '../../core/jose/verification.ts';
import { decodeUtf8 } from '../../core/text/utf8.ts';
import type { Verify } from '../ports/verify.ts';
import { judgeJwsJson } from './judge-jws-json.ts';
import { judgeSdJwt } from './judge-sd-jwt.ts';
import { judgeJws, judgeSignature } from './judge-signature.ts';
import { judgeEntityConfiguration } from './own-keys.ts';
import { partsOfJws, type Place } from './place.ts';
import { type FormerKeys, orByFormerKey, unlessUnreachable } from './profile-keys.ts';

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
  readonly expected: ExpectedToken;
  readonly clock: CheckClock;
  readonly sha2?: Sha2 | undefined;
}

/** A token, and what is known of where it came from. */
export interface TokenToJudge {
  readonly parsed: ParsedToken;
  readonly kind: TokenKind;
  readonly place: Place;
}

/** What was established about a token, and about each thing in it. */
export interface TokenJudgement {
  readonly signature: SignatureVerdict;
  readonly findings: readonly Finding[];
  readonly layers: readonly [Layer, ...Layer[]];
}

/** Judges a token of any format: signature, rules, layers. Nothing is fetched. Never throws for what a token holds. */
export async function judgeToken(judging: Judging, token: TokenToJudge): Promise<TokenJudgement> {
  const { parsed, kind, place } = token;
  switch (parsed.format) {
    case 'jws': {
      const signature = await verdictOfKind(judging, parsed, kind);
      const findings = checkJwt(jwtInput(judging, { jws: parsed, kind, signature }));
      return { signature, findings, layers: [jwsLayer(parsed, { kind, place, signature, findings })] };
    }
    case 'jws_json':
      return judgeJwsJson(judging, { ...token, parsed });
    case 'sd_jwt':
      return judgeSdJwt(judging, { ...token, parsed });
    default: {
      const signature = await judgeSignature(judging.verify, parsed, judging.keys);
      const findings = checkStructure({ token: parsed });
      const at = place({ start: 0, end: parsed.text.length });
      const layer: Layer = {
        id: '0',
        kind: parsed.format,
        tokenKind: kind,
        title: TITLES[parsed.format],
        ...(at ? { at } : {}),
        ...(parsed.format === 'jwe' && parsed.header.json ? { headerText: parsed.header.json.text } : {}),
        signature,
        findings,
      };
      return { signature, findings, layers: [layer] };
    }
  }
}

const TITLES = { jwe: 'Encrypted token', opaque: 'Opaque token', broken: 'Broken token' } as const;

/** What became of one signature with the keys at hand. */
export async function verdictOf(
  { verify, keys, unreachable, former, expected }: Judging,
  jws: ParsedJws,
): Promise<SignatureVerdict> {
  const judge = (by: readonly TrustedKeys[]) => judgeJws(verify, jws, by, expected.allowedAlgs);
  return unlessUnreachable(await orByFormerKey(await judge(keys), former, judge), unreachable);
}

/** As `verdictOf`; a statement of an entity about itself is tried with its own keys where no other is at hand. */
async function verdictOfKind(judging: Judging, jws: ParsedJws, kind: TokenKind): Promise<SignatureVerdict> {
  const verdict = await verdictOf(judging, jws);
  const isOpen = verdict.state === 'unchecked' && verdict.reason === 'no_keys';
  if (kind !== 'entity_statement' || !isOpen) return verdict;
  return (await judgeEntityConfiguration(judging.verify, jws)) ?? verdict;
}

/** What the rules for a JWT are given. */
export function jwtInput(
  { keys, expected, clock, sha2, isBuiltHere }: Judging,
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
  return {
    token: jws,
    kind,
    header,
    claims,
    signature,
    keys,
    expected,
    clock,
    ...(sha2 ? { sha2 } : {}),
    ...(isBuiltHere === undefined ? {} : { isBuiltHere }),
  };
}

/** The layer of one signature: a JWS alone, or one of several over the same payload. */
export function jwsLayer(
  jws: ParsedJws,
  about: {
    readonly kind: TokenKind;
    readonly place: Place;
    readonly signature: SignatureVerdict;
    readonly findings: readonly Finding[];
    readonly id?: string;
    readonly parentId?: string;
    readonly title?: string;
  },
): Layer {
  const { header, payload, signature } = jws;
  const at = about.place({ start: header.start, end: Math.max(payload.end, signature.end) });
  const payloadText = payload.json?.text ?? (payload.text === '' ? undefined : readable(jws));
  return {
    id: about.id ?? '0',
    ...(about.parentId === undefined ? {} : { parentId: about.parentId }),
    kind: 'jws',
    tokenKind: about.kind,
    title: about.title ?? 'Signed token',
    ...(at ? { at } : {}),
    parts: partsOfJws(jws, about.place),
    ...(header.json ? { headerText: header.json.text } : {}),
    ...(jws.unprotected ? { unprotectedText: jws.unprotected.text } : {}),
    ...(payloadText === undefined ? {} : { payloadText }),
    signature: about.signature,
    findings: about.findings,
  };
}

/** A payload that is no JSON, as text where it is text: a JWS may sign anything. */
function readable({ payload }: ParsedJws): string | undefined {
  if (payload.bytes === undefined) return undefined;
  const decoded = decodeUtf8(payload.bytes);
  return decoded.ok ? decoded.text : undefined;
}
