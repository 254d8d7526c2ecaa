import type { ReadClaimsOptions } from '../../core/jose/claim-rows.ts';
import { readClaims, readHeaderParameters } from '../../core/jose/claims-view.ts';
import type { JsonObject } from '../../core/json.ts';
import { numberMember, stringMember } from '../../core/json.ts';
import { claimsOf, headerOf, signedPart } from '../../core/jose/content.ts';
import type { LayerKind } from '../../core/jose/layers.ts';
import type { JsonPart, ParsedOpaque, TokenKind } from '../../core/jose/token.ts';
import type { Policy } from '../../core/findings/finding.ts';
import { POLICIES } from '../../core/findings/policies.ts';
import { openedContent } from '../../core/jose/opened-content.ts';
import { counted } from '../../core/findings/words.ts';
import { readJson } from '../../core/text/json.ts';
import { columns, wrap } from '../terminal/layout.ts';
import { safeLine } from '../terminal/safe-text.ts';
import type { Output } from '../terminal/terminal.ts';
import { formatDistance, formatTime } from '../terminal/time.ts';
import { decryptionRows } from './decryption-words.ts';
import { findingRows, findingsJson, summarizeFindings } from './finding-rows.ts';
import type { JudgedToken } from './judged-token.ts';
import { layerJson, layerRows, processedClaims } from './layer-rows.ts';
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
  entity_statement: 'entity statement',
  authorization_response: 'authorization response (JARM)',
  credential: 'credential (SD-JWT VC)',
  key_binding: 'proof of the holder (key binding)',
  unknown: 'token of unknown purpose',
};

const ASK_THE_SERVER =
  'It is opaque: nothing is to be read in it. Ask the server that made it, for a token of a profile with assay introspect -p PROFILE.';

/** One token for a person to read. */
export function describeToken(token: JudgedToken, output: Output, policy: Policy): string[] {
  const { parsed } = token;
  const header = headerOf(parsed);
  const claims = claimsIn(token);
  const jws = signedPart(parsed);
  const decryption = token.layers[0]?.decryption;
  // Those of an encrypted token stand with the token inside, if there is one.
  const isWithin = decryption !== undefined && token.layers.some(({ kind }) => SIGNED.includes(kind));
  const shown = isWithin ? undefined : claims;
  const section = (title: string, rows: readonly string[]): string[] =>
    rows.length > 0 ? ['', output.style.bold(title), ...rows] : [];
  return [
    output.style.bold(titleOf(token)),
    ...(decryption ? decryptionRows(decryption, output) : []),
    ...(parsed.format === 'broken' ? [] : signatureRows(token.signature, output, token.kind)),
    ...opaqueRows(token, output),
    ...section('Life', lifeRows(claims, token.nowSeconds)),
    // Of several signatures each has its header, below.
    ...section(
      'Header',
      memberRows(
        header && parsed.format !== 'jws_json'
          ? readHeaderParameters(header, writtenAs(jws?.header.json))
          : [],
        output,
      ),
    ),
    ...section('Claims', memberRows(shown ? readClaims(shown, writtenAs(jws?.payload.json)) : [], output)),
    ...section('Content', contentRows(token, output)),
    ...withheldRows(token, output),
    ...layerRows(token.layers, token.findings, output, policy),
    '',
    `${output.style.bold('Findings')}  ${summarizeFindings(token.findings, policy)}${policyWords(policy)}`,
    ...findingRows(token.findings, output, policy),
  ];
}

/** By what was judged, where that is not what is usual. */
function policyWords(policy: Policy): string {
  const name = policy === 'default' ? undefined : POLICIES.find(({ id }) => id === policy)?.name;
  return name === undefined ? '' : `, by ${name}`;
}

const SIGNED: readonly LayerKind[] = ['jws', 'jws_json', 'sd_jwt'];

function titleOf({ parsed, kind }: JudgedToken): string {
  const size = `${parsed.text.length} characters`;
  switch (parsed.format) {
    case 'jws':
      return `JWT · ${KIND_WORDS[kind]} · ${size}`;
    case 'jws_json':
      return `JWT in JSON serialization (${parsed.syntax}, ${counted(parsed.signatures.length, 'signature')}) · ${KIND_WORDS[kind]} · ${size}`;
    case 'sd_jwt':
      return `SD-JWT with ${counted(parsed.selective.disclosures.length, 'disclosure')}${parsed.selective.keyBinding ? ' and key binding' : ''}${kind === 'unknown' ? '' : ` · ${KIND_WORDS[kind]}`} · ${size}`;
    case 'jwe':
      return `Encrypted token (JWE) · ${KIND_WORDS[kind]} · ${size}`;
    case 'jwe_json':
      return `Encrypted token in JSON serialization (${parsed.message.form}, ${counted(parsed.message.recipients.length, 'recipient')}) · ${KIND_WORDS[kind]} · ${size}`;
    case 'opaque':
      if (parsed.json) return `No token, but JSON · ${size}`;
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

/** The claims as a reader is to take them: of an SD-JWT with what was disclosed put in, of an encrypted token those inside. */
function claimsIn({ parsed, layers }: JudgedToken): JsonObject | undefined {
  const opened = openedContent(layers);
  if (opened) return opened.kind === 'claims' ? readJson(opened.payloadText).part.object : undefined;
  const processed = processedClaims(layers);
  if (processed !== undefined) return readJson(processed).part.object;
  return parsed.format === 'opaque' ? parsed.json?.object : claimsOf(parsed);
}

/** What was decrypted and is neither a token nor claims: its lines, as many as fit a screen. */
function contentRows({ layers }: JudgedToken, { style }: Output): string[] {
  const opened = openedContent(layers);
  if (opened?.kind === 'masked') return [style.dim('  Masked; --reveal shows it.')];
  if (opened?.kind === 'bytes') return [style.dim('  It is not text, so it is not shown.')];
  if (opened?.kind !== 'text') return [];
  const rows = opened.text.slice(0, MAX_CONTENT).split('\n');
  const shown = rows.slice(0, MAX_ROWS).map((row) => `  ${safeLine(row)}`);
  const isCut = rows.length > MAX_ROWS || opened.text.length > MAX_CONTENT;
  return isCut ? [...shown, style.dim('  … (whole with --json)')] : shown;
}

const MAX_CONTENT = 8000;
const MAX_ROWS = 40;

/** What can be said of a text that only its server can read. */
function opaqueRows({ parsed }: JudgedToken, output: Output): string[] {
  if (parsed.format !== 'opaque' || parsed.json) return [];
  const { prefix } = parsed;
  const known = prefix
    ? [`It begins with ${prefix.text}, as ${prefix.what} of ${prefix.issuer} does. Anyone can write that.`]
    : [];
  return [...known, ASK_THE_SERVER].flatMap((text) => wrap(text, output.width, 2));
}

/** One token as JSON. The token itself is not in it: whoever asked has it. */
export function tokenJson(token: JudgedToken, policy: Policy): object {
  const { parsed, start, end, role, kind, signature, findings, nowSeconds } = token;
  const header = headerOf(parsed);
  const claims = claimsIn(token);
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
    ...(token.layers[0]?.decryption ? { decryption: token.layers[0].decryption } : {}),
    signature,
    policy,
    findings: findingsJson(findings, policy),
    layers: token.layers.map((layer) => layerJson(layer, policy)),
    ...(parsed.format === 'opaque' ? { opaque: opaqueJson(parsed) } : {}),
    problems: parsed.problems,
  };
}

/** Digests without a disclosure: nobody but the issuer and the holder knows which of them are claims. */
function withheldRows({ layers }: JudgedToken, { style }: Output): string[] {
  const count = layers[0]?.undisclosedCount ?? 0;
  return count === 0
    ? []
    : [style.dim(`  ${counted(count, 'digest')} without a disclosure: withheld, or a decoy`)];
}

function opaqueJson({ text, alphabet, maxEntropyBits, prefix }: ParsedOpaque): object {
  return { length: text.length, alphabet, maxEntropyBits, ...(prefix ? { prefix } : {}) };
}

/** Numbers are shown as they are written. */
function writtenAs(json: JsonPart | undefined): ReadClaimsOptions {
  return json ? { source: json.text } : {};
}
