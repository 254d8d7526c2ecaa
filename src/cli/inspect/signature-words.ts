import type { SignatureVerdict, TrustSource } from '../../core/jose/verification.ts';
import type { TokenKind } from '../../core/jose/token.ts';
import { assertNever } from '../../core/result.ts';
import { wrap } from '../terminal/layout.ts';
import { safeLine } from '../terminal/safe-text.ts';
import { MARKS } from '../terminal/style.ts';
import type { Output } from '../terminal/terminal.ts';
import { formatTime } from '../terminal/time.ts';

/** What became of the signature, and on whose word: one line, and what else is to be known of it below. */
export function signatureRows(
  verdict: SignatureVerdict,
  { style, width }: Pick<Output, 'style' | 'width'>,
  kind: TokenKind = 'unknown',
): string[] {
  const { mark, head, more } = describeProof(verdict, kind) ?? describe(verdict);
  const name = verdict.state === 'verified' ? 'Verified' : 'Not verified';
  const colour = mark === MARKS.good ? style.good : mark === MARKS.warn ? style.warn : style.bad;
  const [first = '', ...rest] = wrap(head, width, name.length + 4);
  return [
    `${colour(`${mark} ${name}`)}  ${first.trimStart()}`,
    ...rest,
    ...more.flatMap((text) => wrap(text, width, 2)),
  ];
}

interface Described {
  readonly mark: string;
  readonly head: string;
  readonly more: readonly string[];
}

/** A DPoP proof brings its key by design (RFC 9449 §4.2): that it fits is all that it can show alone. */
function describeProof(verdict: SignatureVerdict, kind: TokenKind): Described | undefined {
  if (kind !== 'dpop_proof' || verdict.state !== 'self_asserted' || !verdict.fits) return undefined;
  return {
    mark: MARKS.warn,
    head: 'The signature fits the key that the proof brings, as it must.',
    more: ['Whose key that is, only an access token that is bound to it (cnf.jkt) tells.'],
  };
}

function describe(verdict: SignatureVerdict): Described {
  switch (verdict.state) {
    case 'verified': {
      const key =
        verdict.kid === undefined ? `the key ${verdict.thumbprint}` : `the key ${safeLine(verdict.kid)}`;
      const trust = `Trusted because it is from ${trustWords(verdict.trust)}.`;
      return { mark: MARKS.good, head: `${safeLine(verdict.alg)} with ${key}`, more: [trust] };
    }
    case 'self_asserted': {
      const fits = verdict.fits
        ? 'The signature fits it, as anyone can arrange.'
        : 'The signature does not even fit it.';
      const head = `The only key is the one that the token brought along (${verdict.header}).`;
      return { mark: MARKS.bad, head, more: [`That proves nothing. ${fits}`] };
    }
    case 'failed':
      return { mark: MARKS.bad, head: safeLine(verdict.message), more: [] };
    case 'unchecked':
      return { mark: MARKS.warn, head: safeLine(verdict.message), more: [] };
    default:
      return assertNever(verdict, 'verdict');
  }
}

/** Whose key it was and how it came here. */
export function trustWords(trust: TrustSource): string {
  switch (trust.kind) {
    case 'issuer_jwks':
      return `the issuer ${safeLine(trust.issuer)}: ${safeLine(trust.jwksUri)}, ${fetched(trust)}${insecure(trust.insecureTransport)}`;
    case 'given_jwks':
      return `${safeLine(trust.label)}${insecure(trust.insecureTransport)}`;
    case 'given_key':
    case 'bound_key':
      return safeLine(trust.label);
    case 'self_asserted':
      return `the token itself (${trust.header}), which proves nothing`;
    default:
      return assertNever(trust, 'trust source');
  }
}

function fetched({ fetchedAtMs, goneSinceMs }: Extract<TrustSource, { kind: 'issuer_jwks' }>): string {
  const at = formatTime(fetchedAtMs / 1000);
  return goneSinceMs === undefined
    ? `fetched ${at}`
    : `by the snapshot of ${at}; the issuer no longer had this key on ${formatTime(goneSinceMs / 1000)}`;
}

function insecure(isInsecure: boolean): string {
  return isInsecure ? '; it came over plain http, where it could have been changed' : '';
}
