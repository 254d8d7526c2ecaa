import {
  createCipheriv,
  createHmac,
  diffieHellman,
  generateKeyPairSync,
  pbkdf2Sync,
  randomBytes,
} from 'node:crypto';
import type { ContentEncryption, KeyManagement } from '../../core/jose/jwe-algorithms.ts';

/** Whether this runtime really does a part of an algorithm, asked by doing it once; OpenSSL and Electron's BoringSSL differ. */
export type RuntimeHas = (part: string) => boolean;

/** Answers are kept: a runtime does not change. */
export function createProbe(tryPart: (part: string) => void = doPart): RuntimeHas {
  const known = new Map<string, boolean>();
  return (part) => {
    const found = known.get(part) ?? works(() => tryPart(part));
    known.set(part, found);
    return found;
  };
}

/** The parts that an algorithm is made of: ciphers, hashes, a curve. */
export function partsOf(
  { family, wrapBits, hashBits }: KeyManagement,
  { family: content, keyBits }: ContentEncryption,
  curve: string | undefined,
): readonly string[] {
  return [
    ...(content === 'gcm' ? [`aes-${keyBits}-gcm`] : [`aes-${keyBits / 2}-cbc`, `sha${keyBits}`]),
    ...(wrapBits === undefined ? [] : [`aes-${wrapBits}-${family === 'aes-gcm-kw' ? 'gcm' : 'ecb'}`]),
    ...(family === 'pbes2' && hashBits !== undefined ? [`pbkdf2 with sha${hashBits}`] : []),
    ...(curve === undefined ? [] : [curve]),
  ];
}

function doPart(part: string): void {
  const [cipher, bits, mode] = part.split('-');
  if (cipher === 'aes') {
    const iv = mode === 'ecb' ? null : randomBytes(mode === 'gcm' ? 12 : 16);
    createCipheriv(part, randomBytes(Number(bits) / 8), iv).final();
  } else if (part.startsWith('sha')) createHmac(part, 'key').digest();
  else if (part.startsWith('pbkdf2'))
    pbkdf2Sync('password', 'salt', 1, 16, part.slice('pbkdf2 with '.length));
  else agreeOn(part);
}

function agreeOn(curve: string): void {
  const pair =
    curve === 'X25519'
      ? generateKeyPairSync('x25519')
      : curve === 'X448'
        ? generateKeyPairSync('x448')
        : generateKeyPairSync('ec', { namedCurve: curve });
  diffieHellman(pair);
}

function works(act: () => void): boolean {
  try {
    act();
    return true;
  } catch {
    return false;
  }
}
