import type { Finding } from '../../core/findings/finding.ts';
import { severityOf } from '../../core/findings/explain.ts';
import type { Policy, Severity } from '../../core/findings/finding.ts';
import { signedPart } from '../../core/jose/content.ts';
import { member } from '../../core/json.ts';
import type { Layer } from '../../core/jose/layers.ts';
import { joseHeader } from '../../core/jose/parse-jws.ts';
import type { ParsedJws, ParsedToken, TokenKind } from '../../core/jose/token.ts';
import type { SignatureVerdict } from '../../core/jose/verification.ts';
import { EXIT, type ExitStatus } from '../exit-status.ts';

/** A token of the text with what was established about it. */
export interface JudgedToken {
  readonly parsed: ParsedToken;
  /** Offsets in the text that was read. */
  readonly start: number;
  readonly end: number;
  /** What it was for where it stood: `access_token` of a token response, say. */
  readonly role?: string;
  readonly kind: TokenKind;
  readonly signature: SignatureVerdict;
  readonly findings: readonly Finding[];
  /** What it holds, outermost first. */
  readonly layers: readonly Layer[];
  /** The time it was judged by, seconds since 1970. */
  readonly nowSeconds: number;
}

export interface Strictness {
  readonly failOn: Severity;
  readonly allowUnverified: boolean;
  /** By what findings are judged; the default where it is absent. */
  readonly policy?: Policy;
}

const GRAVITY: readonly Severity[] = ['note', 'risk', 'violation'];

/** Expired is a status of its own: a good token of yesterday is no bad token. */
export function isExpired({ findings }: Pick<JudgedToken, 'findings'>): boolean {
  return findings.some(({ code, outcome }) => code === 'token.exp.expired' && outcome === 'fail');
}

/** Nothing is known of what could not be read, be it broken, too large or too deep: that is never good. */
function isUnread({ parsed }: Pick<JudgedToken, 'parsed'>): boolean {
  if (parsed.format === 'broken') return true;
  const jws = signedPart(parsed);
  if (jws) return joseHeader(jws) === undefined || jws.payload.bytes === undefined || isNoJwt(jws);
  // A JSON serialization without one signature that could be read.
  return parsed.format === 'jws_json';
}

/** A payload that is elsewhere or was sent as it is may be anything; every other is to be claims. */
function isNoJwt({ header, payload, isDetached }: ParsedJws): boolean {
  const mayBeAnything = isDetached === true || member(header.json?.object, 'b64') === false;
  return payload.json?.value === undefined && !mayBeAnything;
}

type Judged = Pick<JudgedToken, 'parsed' | 'findings' | 'signature'>;

/** The exit status that one token earns (design, section 9). */
export function statusOfToken(token: Judged, strictness: Strictness): ExitStatus {
  const limit = GRAVITY.indexOf(strictness.failOn);
  const isBad = token.findings.some((finding) => {
    const severity =
      finding.code === 'token.exp.expired' ? undefined : severityOf(finding, strictness.policy);
    return severity !== undefined && GRAVITY.indexOf(severity) >= limit;
  });
  if (isBad || isUnread(token)) return EXIT.findings;
  if (token.signature.state !== 'verified' && !strictness.allowUnverified) return EXIT.findings;
  return isExpired(token) ? EXIT.expired : EXIT.good;
}

/** The exit status of several tokens: the worst of them. */
export function statusOfTokens(tokens: readonly Judged[], strictness: Strictness): ExitStatus {
  const seen = new Set(tokens.map((token) => statusOfToken(token, strictness)));
  return [EXIT.findings, EXIT.expired].find((status) => seen.has(status)) ?? EXIT.good;
}
