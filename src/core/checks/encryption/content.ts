/** RFC 7519 §5.2 (cty), §5.3 (claims repeated in the header), §11.1 (whose key it is), OIDC Core §2 and RFC 9068 §2.1 (signed in any case). */
import { claimAt, fail, notApplicable, pass } from '../../findings/finding.ts';
import { type JsonValue, member, stringMember } from '../../json.ts';
import { isSharedKey } from '../../jose/jwe-algorithms.ts';
import type { TokenKind } from '../../jose/token.ts';
import type { EncryptionInput } from '../inputs.ts';
import { rule } from '../rule.ts';
import { described, shown } from '../seen.ts';

const AT = claimAt('header', 'cty');
const NOT_OPEN = notApplicable('The content was not decrypted.');

/** `JWT`, also as a media type and in small letters (RFC 7516 §4.1.12). */
function isJwt(cty: JsonValue | undefined): boolean {
  return typeof cty === 'string' && /^(?:application\/)?jwt$/i.test(cty);
}

/** SD-JWT and other kinds have types of their own, which end in `jwt`. */
function saysToken(cty: JsonValue | undefined): boolean {
  return typeof cty === 'string' && /(?:^|[/+-])jwt$/i.test(cty);
}

export const ctyMissingRule = rule('token.encryption.cty_missing', ({ header, content }: EncryptionInput) => {
  if (content?.kind !== 'token') return content ? notApplicable('No token is inside.') : NOT_OPEN;
  const cty = member(header, 'cty');
  return saysToken(cty) ? pass(AT) : fail({ found: described(cty) }, AT);
});

const CONTENT_WORDS = { claims: 'a JSON object', text: 'other text', bytes: 'no text' } as const;

export const ctyNotNestedRule = rule(
  'token.encryption.cty_not_nested',
  ({ header, content }: EncryptionInput) => {
    if (!content) return NOT_OPEN;
    if (!isJwt(member(header, 'cty')) || content.kind === 'token') return pass();
    return fail({ found: CONTENT_WORDS[content.kind] }, AT);
  },
);

export const unsignedClaimsRule = rule(
  'token.encryption.unsigned_claims',
  ({ header, content }: EncryptionInput) => {
    if (!content) return NOT_OPEN;
    if (content.kind !== 'claims')
      return content.kind === 'token' ? pass() : notApplicable('There are no claims inside.');
    const alg = stringMember(header, 'alg') ?? '';
    return isSharedKey(alg) ? pass() : fail({ alg: shown(alg) }, claimAt('header', 'alg'));
  },
);

/** Kinds that are signed whatever they are encrypted with: to share a key is not enough. */
function signatureMissingRule(
  code: 'id_token.signature.missing' | 'access_token.signature.missing',
  of: TokenKind,
) {
  return rule(code, ({ kind, content }: EncryptionInput) => {
    if (!content) return NOT_OPEN;
    if (kind !== of) return notApplicable('It is a token of another kind.');
    return content.kind === 'token' ? pass() : fail({}, claimAt('header', 'alg'));
  });
}

export const idTokenUnsignedRule = signatureMissingRule('id_token.signature.missing', 'id_token');
export const accessTokenUnsignedRule = signatureMissingRule('access_token.signature.missing', 'access_token');

/** Those that RFC 7519 §10.4.1 registers as header parameters. */
const REPLICATED = ['iss', 'sub', 'aud'] as const;

export const claimDiffersRule = rule(
  'token.encryption.claim_differs',
  ({ header, content }: EncryptionInput) => {
    const repeated = REPLICATED.filter((name) => member(header, name) !== undefined);
    if (repeated.length === 0) return notApplicable('No claim is repeated in the header.');
    if (content?.kind !== 'claims') return notApplicable('No claims were decrypted to compare with.');
    const names = repeated.filter(
      (name) => text(member(header, name)) !== text(member(content.claims, name)),
    );
    return names.length === 0 ? pass() : fail({ names }, claimAt('header', names[0] ?? ''));
  },
);

function text(value: JsonValue | undefined): string {
  return JSON.stringify(value ?? null);
}

export const nestedTooDeepRule = rule('token.encryption.nested_too_deep', ({ tooDeep }: EncryptionInput) =>
  tooDeep === undefined ? pass() : fail({ depth: tooDeep }),
);
