import type { EncryptedContent } from '../../core/checks/inputs.ts';
import type { JsonObject } from '../../core/json.ts';
import type { DecryptionVerdict } from '../../core/jose/decryption.ts';
import { isSharedKey } from '../../core/jose/jwe-algorithms.ts';
import { judgeKind } from '../../core/jose/kind.ts';
import { parseToken } from '../../core/jose/parse.ts';
import type { ParsedJws, ParsedToken, TokenKind } from '../../core/jose/token.ts';
import type { SignatureVerdict } from '../../core/jose/verification.ts';
import { readJson } from '../../core/text/json.ts';
import { decodeUtf8 } from '../../core/text/utf8.ts';

/** What was inside of an encrypted token, taken apart without trust. */
export type Content =
  | { readonly kind: 'token'; readonly parsed: ParsedToken; readonly text: string }
  | { readonly kind: 'claims'; readonly claims: JsonObject; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'bytes' };

const TOKENS: readonly ParsedToken['format'][] = ['jws', 'jws_json', 'sd_jwt', 'jwe', 'jwe_json'];

/** What was inside: a token, claims, other text or no text at all. */
export function readContent(plaintext: Uint8Array): Content {
  const decoded = decodeUtf8(plaintext);
  if (!decoded.ok) return { kind: 'bytes' };
  const { text } = decoded;
  const parsed = parseToken(text);
  if (TOKENS.includes(parsed.format)) return { kind: 'token', parsed, text };
  const claims = readJson(text).part.object;
  return claims ? { kind: 'claims', claims, text } : { kind: 'text', text };
}

/** The same as the rules for encryption take it. */
export function forRules(content: Content): EncryptedContent {
  if (content.kind === 'claims') return { kind: 'claims', claims: content.claims };
  return { kind: content.kind };
}

/** What a token is by what is inside of it; as it was taken for, where that says nothing. */
export function kindInside(
  content: Content | undefined,
  bare: ParsedJws | undefined,
  hint: TokenKind,
): TokenKind {
  if (content?.kind === 'token') return judgeKind(content.parsed, hint);
  return bare ? judgeKind(bare, hint) : hint;
}

/** Nothing is inside that an issuer's key could verify: what that means depends on who can encrypt (RFC 7519 §11.1). */
export function unsigned(decryption: DecryptionVerdict, content: Content | undefined): SignatureVerdict {
  if (decryption.state !== 'decrypted') return ENCRYPTED;
  if (content?.kind === 'bytes' || content?.kind === 'text') return NO_JWT;
  return isSharedKey(decryption.alg) ? SHARED_KEY_ONLY : NOT_SIGNED;
}

const ENCRYPTED: SignatureVerdict = {
  state: 'unchecked',
  reason: 'encrypted',
  message: 'The token is encrypted: its signature, if it has one, is inside.',
};

const NO_JWT: SignatureVerdict = {
  state: 'unchecked',
  reason: 'not_signed',
  message: 'The token was decrypted, and what is inside is neither claims nor signed.',
};

const NOT_SIGNED: SignatureVerdict = {
  state: 'unchecked',
  reason: 'not_signed',
  message:
    'No issuer signed it: it is only encrypted, and the key to encrypt with is public, so anyone can have made it.',
};

const SHARED_KEY_ONLY: SignatureVerdict = {
  state: 'unchecked',
  reason: 'shared_key_only',
  message:
    'No issuer signed it. It is encrypted with a key that both sides share, so that whoever holds this key has made it, and nobody else.',
};
