import type { ScanFormat, ScanRow } from '../../contract/models/scan.ts';
import { checkJwt, checkStructure } from '../../core/checks/index.ts';
import { severityOf } from '../../core/findings/explain.ts';
import type { Finding, Policy, Severity } from '../../core/findings/finding.ts';
import { claimsOf, headerOf, signedPart } from '../../core/jose/content.ts';
import { judgeKind } from '../../core/jose/kind.ts';
import { parseToken } from '../../core/jose/parse.ts';
import type { DecodeBase64urlStrictly, ParsedToken, TokenKind } from '../../core/jose/token.ts';
import type { SignatureVerdict } from '../../core/jose/verification.ts';
import { type JsonObject, numberMember, stringMember } from '../../core/json.ts';
import { judgeSignature } from '../inspect/judge-signature.ts';
import { unlessUnreachable } from '../inspect/keys-at-hand.ts';
import type { Verify } from '../ports/verify.ts';
import type { ScanPlan } from './scan-plan.ts';

/** What is concluded about a token's text alone: the rest of its row is where and how often it was seen. */
export type JudgedText = Omit<
  ScanRow,
  'id' | 'fingerprint' | 'source' | 'offset' | 'length' | 'sightings' | 'hasText'
>;

/** What judging many needs of the machine. */
export interface ScanJudgeParts {
  readonly verify: Verify;
  /** The verdict where one of the plan's keys fits at once; undefined sends the token the long way. */
  readonly verifyAtOnce: (text: string) => SignatureVerdict | undefined;
  readonly decodeStrictly: DecodeBase64urlStrictly;
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
  const tilde = text.indexOf('~');
  // Of an SD-JWT, what the issuer signed is judged; its disclosures are for the inspector.
  const signed = tilde === -1 ? text : text.slice(0, tilde);
  const parsed = text === '' ? TOO_LONG : parseToken(signed, { decodeStrictly: parts.decodeStrictly });
  const kind = judgeKind(parsed);
  const signature = await judge(parts, plan, parsed, signed);
  const findings = check(parts, plan, parsed, kind, signature);
  const failed = gravestFirst(findings, plan.policy);
  const worst = failed.find(({ code }) => code !== EXPIRED)?.severity;
  return {
    format: formatOf(parsed, tilde !== -1),
    kind,
    ...facts(parsed),
    signature: signature.state,
    ...('reason' in signature ? { reason: signature.reason } : {}),
    isExpired: failed.some(({ code }) => code === EXPIRED),
    codes: failed.map(({ code }) => code),
    ...(worst === undefined ? {} : { worst }),
  };
}

async function judge(
  { verify, verifyAtOnce }: ScanJudgeParts,
  { keys, allowedAlgs, unreachable }: ScanPlan,
  parsed: ParsedToken,
  text: string,
): Promise<SignatureVerdict> {
  const atOnce = parsed.format === 'jws' && keys.length > 0 ? verifyAtOnce(text) : undefined;
  if (atOnce) return atOnce;
  return unlessUnreachable(await judgeSignature(verify, parsed, keys, allowedAlgs), unreachable);
}

function check(
  { verify }: ScanJudgeParts,
  { keys, expected, clock }: ScanPlan,
  parsed: ParsedToken,
  kind: TokenKind,
  signature: SignatureVerdict,
): readonly Finding[] {
  if (parsed.format !== 'jws') return checkStructure({ token: parsed });
  const header = parsed.header.json?.object;
  const claims = parsed.payload.json?.object;
  return checkJwt({
    token: parsed,
    kind,
    header,
    claims,
    signature,
    keys,
    expected,
    clock,
    sha2: verify.sha2,
  });
}

/** A token whose header or payload is no JSON was not read, whatever its dots say. */
function formatOf(parsed: ParsedToken, hasTilde: boolean): ScanFormat {
  if (headerOf(parsed) === undefined) return 'broken';
  if (parsed.format === 'jwe') return 'jwe';
  if (signedPart(parsed)?.payload.json?.value === undefined) return 'broken';
  return hasTilde ? 'sd_jwt' : 'jws';
}

function facts(
  parsed: ParsedToken,
): Pick<JudgedText, 'alg' | 'kid' | 'issuer' | 'clientId' | 'expiresAtSeconds'> {
  const header = headerOf(parsed);
  const claims = claimsOf(parsed);
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
