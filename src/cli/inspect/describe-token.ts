import { readClaims, readHeaderParameters } from '../../core/jose/claims-view.ts';
import type { JsonObject } from '../../core/json.ts';
import { numberMember, stringMember } from '../../core/json.ts';
import type { ParsedToken, TokenKind } from '../../core/jose/token.ts';
import { columns, wrap } from '../terminal/layout.ts';
import type { Output } from '../terminal/terminal.ts';
import { formatDistance, formatTime } from '../terminal/time.ts';
import { findingJson, findingRows, summarizeFindings } from './finding-rows.ts';
import type { JudgedToken } from './judged-token.ts';
import { memberRows } from './member-rows.ts';
import { signatureRows } from './signature-words.ts';

export const KIND_WORDS: Readonly<Record<TokenKind, string>> = {
  access_token: 'access token',
  id_token: 'ID token',
  refresh_token: 'refresh token',
  logout_token: 'logout token',
  dpop_proof: 'DPoP proof',
  introspection_jwt: 'introspection answer',
  client_assertion: 'client assertion',
  request_object: 'request object',
  unknown: 'token of unknown purpose',
};

const ASK_THE_SERVER =
  'It is opaque: nothing is to be read in it. Ask the server that made it, for a token of a profile with assay introspect -p PROFILE.';

/** One token for a person to read. */
export function describeToken(token: JudgedToken, output: Output): string[] {
  const { parsed } = token;
  const header = headerOf(parsed);
  const claims = claimsOf(parsed);
  const section = (title: string, rows: readonly string[]): string[] =>
    rows.length > 0 ? ['', output.style.bold(title), ...rows] : [];
  return [
    output.style.bold(titleOf(token)),
    ...(parsed.format === 'broken' ? [] : signatureRows(token.signature, output)),
    ...(parsed.format === 'opaque' ? wrap(ASK_THE_SERVER, output.width, 2) : []),
    ...section('Life', lifeRows(claims, token.nowSeconds)),
    ...section('Header', memberRows(header ? readHeaderParameters(header) : [], output)),
    ...section('Claims', memberRows(claims ? readClaims(claims) : [], output)),
    '',
    `${output.style.bold('Findings')}  ${summarizeFindings(token.findings)}`,
    ...findingRows(token.findings, output),
  ];
}

function titleOf({ parsed, kind }: JudgedToken): string {
  const size = `${parsed.text.length} characters`;
  switch (parsed.format) {
    case 'jws':
      return `JWT · ${KIND_WORDS[kind]} · ${size}`;
    case 'jwe':
      return `Encrypted token (JWE) · ${KIND_WORDS[kind]} · ${size}`;
    case 'opaque':
      return `Opaque ${KIND_WORDS[kind]} · ${size} (${parsed.alphabet}, at most ${parsed.maxEntropyBits} bits)`;
    case 'broken':
      return `Broken token · ${size}`;
  }
}

function lifeRows(claims: JsonObject | undefined, nowSeconds: number): string[] {
  const rows = (
    [
      ['issued', 'iat'],
      ['not before', 'nbf'],
      ['expires', 'exp'],
    ] as const
  ).flatMap(([words, name]) => {
    const seconds = numberMember(claims, name);
    return seconds === undefined ? [] : [[words, formatTime(seconds), formatDistance(seconds, nowSeconds)]];
  });
  return columns(rows, 2);
}

function headerOf(parsed: ParsedToken): JsonObject | undefined {
  return parsed.format === 'jws' || parsed.format === 'jwe' ? parsed.header.json?.object : undefined;
}

function claimsOf(parsed: ParsedToken): JsonObject | undefined {
  return parsed.format === 'jws' ? parsed.payload.json?.object : undefined;
}

/** One token as JSON. The token itself is not in it: whoever asked has it. */
export function tokenJson(token: JudgedToken): object {
  const { parsed, start, end, role, kind, signature, findings, nowSeconds } = token;
  const header = headerOf(parsed);
  const claims = claimsOf(parsed);
  const exp = numberMember(claims, 'exp');
  return {
    format: parsed.format,
    kind,
    ...(role === undefined ? {} : { role }),
    start,
    end,
    ...(stringMember(header, 'alg') === undefined ? {} : { alg: stringMember(header, 'alg') }),
    ...(header ? { header } : {}),
    ...(claims ? { claims } : {}),
    ...(exp === undefined ? {} : { expiresInSeconds: Math.floor(exp - nowSeconds) }),
    judgedAtSeconds: nowSeconds,
    signature,
    findings: findings.map(findingJson),
    problems: parsed.problems,
  };
}
