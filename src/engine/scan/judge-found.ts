import type { ScanFormat, ScanRow } from '../../contract/models/scan.ts';
import { checkJwt } from '../../core/checks/index.ts';
import { severityOf } from '../../core/findings/explain.ts';
import type { Finding, Policy, Severity } from '../../core/findings/finding.ts';
import { claimsOf, headerOf, signedPart } from '../../core/jose/content.ts';
import { judgeKind } from '../../core/jose/kind.ts';
import { parseToken } from '../../core/jose/parse.ts';
import type { DecodeBase64urlStrictly, ParsedJws, ParsedToken, TokenKind } from '../../core/jose/token.ts';
import type { SignatureVerdict } from '../../core/jose/verification.ts';
import { type JsonObject, numberMember, stringMember } from '../../core/json.ts';
import { Secret } from '../../core/secret.ts';
import { claimsInside } from '../inspect/claims-inside.ts';
import type { Decrypting } from '../inspect/decrypting.ts';
import { saysTokenInside } from '../inspect/judge-inside.ts';
import { judgeSignature } from '../inspect/judge-signature.ts';
import { judgeToken } from '../inspect/judge-token.ts';
import type { Judging } from '../inspect/judging.ts';
import { NOWHERE } from '../inspect/place.ts';
import { unlessUnreachable } from '../inspect/keys-at-hand.ts';
import type { Verify } from '../ports/verify.ts';
import type { ScanPlan } from './scan-plan.ts';
import type { SearchMany } from './search-many.ts';

/** What is concluded about a token's text alone: the rest of its row is where and how often it was seen. */
export type JudgedText = Omit<
  ScanRow,
  'id' | 'fingerprint' | 'source' | 'offset' | 'length' | 'sightings' | 'hasText'
>;

/** What judging many needs of the machine; made once for the whole scan. */
export interface ScanJudgeParts {
  readonly verify: Verify;
  /** The verdict where one of the plan's keys fits at once; undefined sends the token the long way. */
  readonly verifyAtOnce: (text: string) => SignatureVerdict | undefined;
  readonly decodeStrictly: DecodeBase64urlStrictly;
  readonly searchMany: SearchMany;
  /** What encrypted tokens are opened with; absent where no key was given. */
  readonly decrypting?: Decrypting;
}

const EXPIRED = 'token.exp.expired';
/** Claims are shown in a table, and a table is kept: no value is longer than this. */
const MAX_VALUE = 256;
/** The empty text stands for a token that is longer than any that is taken apart. */
const TOO_LONG: ParsedToken = {
  format: 'broken',
  text: '',
  problems: [{ code: 'too_large', part: 'token', start: 0, end: 0 }],
};

/** Judges one token of a scan with the rules and the keys that one alone is judged with; what it holds never makes it throw. */
export async function judgeFound(parts: ScanJudgeParts, plan: ScanPlan, text: string): Promise<JudgedText> {
  const parsed = text === '' ? TOO_LONG : parseToken(text, { decodeStrictly: parts.decodeStrictly });
  const judged =
    parsed.format === 'jws' && !saysTokenInside(parsed)
      ? await judgePlain(parts, plan, parsed)
      : await judgeAny(parts, plan, parsed);
  const { signature, kind, claims, decryption } = judged;
  const failed = gravestFirst(judged.findings, plan.policy);
  const worst = failed.find(({ code }) => code !== EXPIRED)?.severity;
  return {
    format: formatOf(parsed),
    kind,
    ...facts(parsed, claims),
    signature: signature.state,
    ...('reason' in signature ? { reason: signature.reason } : {}),
    ...(decryption === undefined ? {} : { decryption }),
    isExpired: failed.some(({ code }) => code === EXPIRED),
    codes: [...new Set(failed.map(({ code }) => code))],
    ...(worst === undefined ? {} : { worst }),
  };
}

interface Judged {
  readonly kind: TokenKind;
  readonly signature: SignatureVerdict;
  readonly findings: readonly Finding[];
  readonly claims: JsonObject | undefined;
  readonly decryption?: ScanRow['decryption'];
}

/** Most tokens are a JWS and nothing more: by the bulk path. */
async function judgePlain(
  { verify, verifyAtOnce, searchMany }: ScanJudgeParts,
  { keys, allowedAlgs, unreachable, expected, clock }: ScanPlan,
  jws: ParsedJws,
): Promise<Judged> {
  const kind = judgeKind(jws);
  const signature =
    (keys.length > 0 ? verifyAtOnce(jws.text) : undefined) ??
    unlessUnreachable(await judgeSignature(verify, jws, keys, allowedAlgs), unreachable);
  const secrets = searchMany(jws, signature);
  const claims = jws.payload.json?.object;
  const findings = checkJwt({
    token: jws,
    kind,
    header: jws.header.json?.object,
    claims,
    signature,
    keys,
    expected,
    clock,
    sha2: verify.sha2,
    ...(secrets ? { secrets } : {}),
  });
  return { kind, signature, findings, claims };
}

/** What has disclosures, a proof of its holder, another token inside or is encrypted: as one alone is judged. */
async function judgeAny(
  { verify, decrypting }: ScanJudgeParts,
  { keys, unreachable, expected, clock, clientSecret }: ScanPlan,
  parsed: ParsedToken,
): Promise<Judged> {
  const judging: Judging = {
    verify,
    sha2: verify.sha2,
    keys,
    unreachable,
    expected,
    clock,
    decrypting,
    clientSecret: clientSecret === undefined ? undefined : new Secret(clientSecret),
  };
  const kind = judgeKind(parsed);
  const judgement = await judgeToken(judging, { parsed, kind, place: NOWHERE });
  const [whole] = judgement.layers;
  return {
    kind: judgement.kind ?? kind,
    signature: judgement.signature,
    findings: judgement.findings,
    claims: whole.decryption ? claimsInside(judgement.layers) : claimsOf(parsed),
    ...(whole.decryption && decrypting ? { decryption: whole.decryption.state } : {}),
  };
}

/** A token whose header or payload is no JSON was not read, whatever its dots say. */
function formatOf(parsed: ParsedToken): ScanFormat {
  if (headerOf(parsed) === undefined) return 'broken';
  if (parsed.format === 'jwe') return 'jwe';
  if (signedPart(parsed)?.payload.json?.value === undefined) return 'broken';
  return parsed.format === 'sd_jwt' ? 'sd_jwt' : 'jws';
}

function facts(
  parsed: ParsedToken,
  claims: JsonObject | undefined,
): Pick<JudgedText, 'alg' | 'kid' | 'issuer' | 'clientId' | 'expiresAtSeconds'> {
  const header = headerOf(parsed);
  const named = {
    alg: shortened(stringMember(header, 'alg')),
    kid: shortened(stringMember(header, 'kid')),
    issuer: shortened(stringMember(claims, 'iss')),
    clientId: shortened(clientOf(claims)),
    expiresAtSeconds: numberMember(claims, 'exp'),
  };
  return Object.fromEntries(Object.entries(named).filter(([, value]) => value !== undefined));
}

/** The client that a token was issued to: RFC 9068 §2.2, OpenID Connect Core §2, and what Entra and Okta call it. */
function clientOf(claims: JsonObject | undefined): string | undefined {
  for (const name of ['client_id', 'azp', 'appid', 'cid']) {
    const client = stringMember(claims, name);
    if (client !== undefined) return client;
  }
  return undefined;
}

function shortened(text: string | undefined): string | undefined {
  return text !== undefined && text.length > MAX_VALUE ? `${text.slice(0, MAX_VALUE)}…` : text;
}

const GRAVITY: readonly (Severity | undefined)[] = ['violation', 'risk', 'note'];

/** Expiry comes last: it is no fault of a token, and what is one is named before it. */
function rankOf({
  code,
  severity,
}: {
  readonly code: string;
  readonly severity: Severity | undefined;
}): number {
  return code === EXPIRED ? GRAVITY.length : GRAVITY.indexOf(severity);
}

function gravestFirst(findings: readonly Finding[], policy: Policy | undefined) {
  return findings
    .map((finding) => ({ code: finding.code, severity: severityOf(finding, policy) }))
    .filter(({ severity }) => severity !== undefined)
    .sort((a, b) => rankOf(a) - rankOf(b));
}
