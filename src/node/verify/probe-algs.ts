import { type KeyObject, constants, createHmac, generateKeyPair, randomBytes, sign } from 'node:crypto';
import { promisify } from 'node:util';
import { ALGORITHMS, type Algorithm } from '../../core/jose/algorithms.ts';
import type { ParsedJws, Segment } from '../../core/jose/token.ts';
import type { Jwk } from '../../core/jose/verification.ts';
import { assertNever } from '../../core/result.ts';
import { isJsonObject } from '../../core/json.ts';
import { createKeyCache } from './key-cache.ts';
import { verifyJws } from './verify-jws.ts';

interface KeyPair {
  readonly jwk: Jwk;
  readonly sign: (data: Buffer) => Buffer;
}

const generate = promisify(generateKeyPair);

/**
 * The algorithms that this runtime really does: for each, a fresh key, a signature that must fit, and the same one
 * changed, which must not. OpenSSL and Electron's BoringSSL differ, and so do their versions.
 */
export async function probeAlgs(): Promise<ReadonlySet<string>> {
  const keys = createKeyCache();
  const rsa = generate('rsa', { modulusLength: 2048 });
  const supported = new Set<string>();
  for (const algorithm of ALGORITHMS) {
    if (algorithm.family === 'none') continue;
    try {
      const pair = await makePair(algorithm, rsa);
      const results = await Promise.all(
        [false, true].map(async (isChanged) => {
          const token = makeToken(algorithm.alg, pair, isChanged);
          const [attempt] = await verifyJws(keys, token, [{ jwk: pair.jwk, alg: algorithm.alg }]);
          return attempt?.result;
        }),
      );
      if (results[0] === 'fits' && results[1] === 'does_not_fit') supported.add(algorithm.alg);
    } catch {
      // The runtime threw at making the key or at signing: it does not do this algorithm.
    }
  }
  return supported;
}

async function makePair(
  algorithm: Algorithm,
  rsa: Promise<{ publicKey: KeyObject; privateKey: KeyObject }>,
): Promise<KeyPair> {
  const { alg, family, hashBits = 256, curves = [] } = algorithm;
  const hash = `sha${hashBits}`;
  switch (family) {
    case 'hmac': {
      const secret = randomBytes(hashBits / 8);
      const jwk = { kty: 'oct', k: secret.toString('base64url') };
      return { jwk, sign: (data) => createHmac(hash, secret).update(data).digest() };
    }
    case 'rsa-pkcs1': {
      const { publicKey, privateKey } = await rsa;
      return { jwk: toJwk(publicKey), sign: (data) => sign(hash, data, privateKey) };
    }
    case 'rsa-pss': {
      const { publicKey, privateKey } = await rsa;
      const options = { key: privateKey, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: hashBits / 8 };
      return { jwk: toJwk(publicKey), sign: (data) => sign(hash, data, options) };
    }
    case 'ecdsa': {
      const { publicKey, privateKey } = await generate('ec', { namedCurve: curves[0] ?? alg });
      return {
        jwk: toJwk(publicKey),
        sign: (data) => sign(hash, data, { key: privateKey, dsaEncoding: 'ieee-p1363' }),
      };
    }
    case 'eddsa': {
      const { publicKey, privateKey } = await (curves[0] === 'Ed448'
        ? generate('ed448', {})
        : generate('ed25519', {}));
      return { jwk: toJwk(publicKey), sign: (data) => sign(null, data, privateKey) };
    }
    case 'ml-dsa': {
      const { publicKey, privateKey } = await generateMlDsa(alg);
      return { jwk: toJwk(publicKey), sign: (data) => sign(null, data, privateKey) };
    }
    case 'none':
      throw new Error('none has no key');
    default:
      return assertNever(family, 'algorithm family');
  }
}

function generateMlDsa(alg: string): Promise<{ publicKey: KeyObject; privateKey: KeyObject }> {
  if (alg === 'ML-DSA-44') return generate('ml-dsa-44', {});
  return alg === 'ML-DSA-65' ? generate('ml-dsa-65', {}) : generate('ml-dsa-87', {});
}

function toJwk(key: KeyObject): Jwk {
  const jwk: unknown = key.export({ format: 'jwk' });
  if (!isJsonObject(jwk)) throw new Error('the runtime exported no JWK');
  return jwk;
}

function makeToken(alg: string, { sign: make }: KeyPair, isChanged: boolean): ParsedJws {
  const object = { alg };
  const header = Buffer.from(JSON.stringify(object)).toString('base64url');
  const payload = Buffer.from('{"probe":true}').toString('base64url');
  const signature = make(Buffer.from(`${header}.${payload}`));
  if (isChanged) signature[signature.length - 1] = (signature.at(-1) ?? 0) ^ 1;
  const segment = (text: string): Segment => ({ start: 0, end: text.length, text });
  const text = signature.toString('base64url');
  return {
    format: 'jws',
    text: `${header}.${payload}.${text}`,
    header: { ...segment(header), json: { text: '', value: object, object, duplicates: [] } },
    payload: segment(payload),
    signature: { ...segment(text), bytes: new Uint8Array(signature) },
    problems: [],
  };
}
