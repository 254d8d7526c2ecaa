import { createHash } from 'node:crypto';
import type { SdJwtInput } from '../../src/core/checks/inputs.ts';
import type { JsonObject } from '../../src/core/json.ts';
import { selectivePartsOf, signedPart } from '../../src/core/jose/content.ts';
import { judgeKind } from '../../src/core/jose/kind.ts';
import { parseToken } from '../../src/core/jose/parse.ts';
import { joseHeader } from '../../src/core/jose/parse-jws.ts';
import { hashNameOf } from '../../src/core/jose/sd-jwt/hash-name.ts';
import { processSdJwt } from '../../src/core/jose/sd-jwt/process.ts';
import type { SignatureVerdict } from '../../src/core/jose/verification.ts';
import { compactJws, NOW } from './jwt.ts';

export const SALT = '2GLC42sKQveCfGfryNRN9w';
const SALTS = [SALT, 'eluV5Og3gSNII8EYnsxA_A', '6Ij7tM-a5iVPGboS5tmvVA', 'eI8ZWm9QnKPpNPeNenHdhQ'];

export function sha2(bits: 256 | 384 | 512, text: string): Uint8Array {
  return new Uint8Array(createHash(`sha${bits}`).update(text).digest());
}

/** Base64url of the SHA-256 of a disclosure's text. */
export function digestOf(text: string): string {
  return Buffer.from(sha2(256, text)).toString('base64url');
}

/** A disclosure as it stands in a token: of a member (`name`, `value`) or of an element (`value`), with a salt by its number. */
export function disclose(number: number, ...rest: readonly unknown[]): string {
  return encode([SALTS[number] ?? `salt-number-${number}-of-many`, ...rest]);
}

/** Any value as a disclosure would be written. */
export function encode(value: unknown): string {
  return Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');
}

/** An SD-JWT that nobody signed, over these claims, with these disclosures and maybe a key binding JWT. */
export function sdJwt(
  claims: object,
  disclosures: readonly string[] = [],
  keyBinding = '',
  typ?: string,
): string {
  const jwt = compactJws({ alg: 'ES256', ...(typ === undefined ? {} : { typ }) }, claims);
  return `${[jwt, ...disclosures].join('~')}~${keyBinding}`;
}

/** What the rules for SD-JWTs are given for a text, with SHA-256 at hand or without. */
export function sdJwtInput(
  text: string,
  more: Partial<SdJwtInput> = {},
  keyBindingSignature?: SignatureVerdict,
): SdJwtInput {
  const token = parseToken(text);
  const [jws, parts] = [signedPart(token), selectivePartsOf(token)];
  if (!jws || !parts) throw new Error(`not an SD-JWT but ${token.format}`);
  const signed: JsonObject | undefined = jws.payload.json?.object;
  const hash = hashNameOf(signed);
  const digest = (ascii: string) =>
    hash.bits === undefined ? undefined : Buffer.from(sha2(hash.bits, ascii)).toString('base64url');
  const proof = parts.keyBinding;
  return {
    kind: judgeKind(token),
    header: joseHeader(jws),
    signed,
    hash,
    processed: processSdJwt(signed ?? {}, parts.disclosures, digest),
    disclosures: parts.disclosures,
    ...(proof
      ? {
          keyBinding: {
            jws: proof,
            header: joseHeader(proof),
            claims: proof.payload.json?.object,
            signature: keyBindingSignature ?? FITS,
            expectedHash: digest(parts.presented),
          },
        }
      : {}),
    clock: { nowSeconds: NOW, skewSeconds: 30 },
    expected: {},
    ...more,
  };
}

const FITS: SignatureVerdict = {
  state: 'verified',
  alg: 'ES256',
  thumbprint: 'x',
  trust: { kind: 'bound_key', label: 'the cnf of this token' },
  attempts: [],
};
