import { type KeyObject, generateKeyPairSync } from 'node:crypto';
import { CompactSign, type CompactJWSHeaderParameters } from 'jose';
import type { ParsedJws } from '../../../src/core/jose/token.ts';
import type { Candidate, Jwk } from '../../../src/core/jose/verification.ts';
import { parseToken } from '../../../src/core/jose/parse.ts';

export interface TestKey {
  readonly alg: string;
  readonly jwk: Jwk;
  readonly privateJwk: Jwk;
  readonly sign: KeyObject | Uint8Array;
}

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const otherRsa = generateKeyPairSync('rsa', { modulusLength: 2048 });

/** A key for an algorithm that `jose` does. `other` gives a second key of the same kind. */
export function makeKey(alg: string, other = false): TestKey {
  if (alg.startsWith('HS')) {
    const secret = new Uint8Array(64).fill(other ? 2 : 1);
    const jwk = { kty: 'oct', k: Buffer.from(secret).toString('base64url') };
    return { alg, jwk, privateJwk: jwk, sign: secret };
  }
  const { publicKey, privateKey } = makePair(alg, other);
  return { alg, jwk: exportJwk(publicKey), privateJwk: exportJwk(privateKey), sign: privateKey };
}

function makePair(alg: string, other: boolean): { publicKey: KeyObject; privateKey: KeyObject } {
  if (/^[RP]S/.test(alg)) return other ? otherRsa : rsa;
  if (alg === 'EdDSA' || alg === 'Ed25519') return generateKeyPairSync('ed25519');
  const curves: { readonly [alg: string]: string } = {
    ES256: 'P-256',
    ES384: 'P-384',
    ES512: 'P-521',
    ES256K: 'secp256k1',
  };
  return generateKeyPairSync('ec', { namedCurve: curves[alg] ?? alg });
}

export function exportJwk(key: KeyObject): Jwk {
  return key.export({ format: 'jwk' }) as Jwk;
}

export function signToken(
  key: TestKey,
  header: Partial<CompactJWSHeaderParameters> = {},
  claims: object = { sub: 'alice' },
): Promise<string> {
  const signing = new CompactSign(Buffer.from(JSON.stringify(claims)));
  return signing.setProtectedHeader({ alg: key.alg, ...header }).sign(key.sign);
}

/** Parsed as the engine parses it. */
export function parse(text: string): ParsedJws {
  const parsed = parseToken(text);
  if (parsed.format !== 'jws') throw new Error(`parsed as ${parsed.format}`);
  return parsed;
}

export function candidate({ jwk, alg }: Pick<TestKey, 'jwk' | 'alg'>, kid?: string): Candidate {
  return { jwk, alg, ...(kid === undefined ? {} : { kid }) };
}

export function encode(value: unknown): string {
  return Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');
}

export function withSignature(text: string, change: (signature: Buffer) => Buffer): string {
  const [header, payload, signature = ''] = text.split('.');
  return `${header}.${payload}.${change(Buffer.from(signature, 'base64url')).toString('base64url')}`;
}
