import {
  type KeyObject,
  constants,
  createHmac,
  createSecretKey,
  generateKeyPairSync,
  randomBytes,
  sign,
} from 'node:crypto';
import type { Jwk } from '../../src/core/jose/verification.ts';

export type BenchAlg = 'RS256' | 'PS256' | 'ES256' | 'EdDSA' | 'HS256';

/** A key of one algorithm, as everybody who is compared wants it. */
export interface BenchKey {
  readonly alg: BenchAlg;
  readonly jwk: Jwk;
  readonly publicKey: KeyObject;
  readonly sign: (data: Buffer) => Buffer;
}

export function benchKey(alg: BenchAlg): BenchKey {
  if (alg === 'HS256') {
    const secret = createSecretKey(randomBytes(32));
    const mac = (data: Buffer) => createHmac('sha256', secret).update(data).digest();
    return { alg, jwk: jwkOf(secret), publicKey: secret, sign: mac };
  }
  if (alg === 'ES256') {
    const { publicKey, privateKey: key } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    return {
      alg,
      jwk: jwkOf(publicKey),
      publicKey,
      sign: (data) => sign('sha256', data, { key, dsaEncoding: 'ieee-p1363' }),
    };
  }
  if (alg === 'EdDSA') {
    const { publicKey, privateKey } = generateKeyPairSync('ed25519');
    return { alg, jwk: jwkOf(publicKey), publicKey, sign: (data) => sign(null, data, privateKey) };
  }
  const { publicKey, privateKey: key } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const padding = alg === 'PS256' ? { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 } : {};
  return { alg, jwk: jwkOf(publicKey), publicKey, sign: (data) => sign('sha256', data, { key, ...padding }) };
}

function jwkOf(key: KeyObject): Jwk {
  return { ...(key.export({ format: 'jwk' }) as Jwk), kid: 'k1' };
}

const segment = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** Access tokens as servers make them, each another. */
export function benchTokens(key: BenchKey, count: number): readonly string[] {
  const header = segment({ alg: key.alg, typ: 'at+jwt', kid: 'k1' });
  return Array.from({ length: count }, (_, index) => {
    const claims = {
      iss: 'https://issuer.example',
      sub: `user-${index}`,
      aud: 'https://api.example',
      client_id: `client-${index % 20}`,
      scope: 'invoice:read invoice:pay',
      iat: 1_800_000_000,
      exp: 1_800_003_600,
      jti: `${index}-q1Kx0mB2c3D4e5F6g7H8iQ`,
    };
    const signed = `${header}.${segment(claims)}`;
    return `${signed}.${key.sign(Buffer.from(signed)).toString('base64url')}`;
  });
}

const WORDS =
  'status header request response timings wait receive content size mimeType text html script function return window document value name cookie path domain expires httpOnly secure true false null'.split(
    ' ',
  );

/** Entries of a HAR, some megabytes of them: JSON, scripts with escaped quotes, images in base64, and now and then a token. */
export function harPiece(tokens: readonly string[], bytes: number): Buffer {
  const random = seeded(7);
  const pieces: string[] = [];
  for (let size = 0, index = 0; size < bytes; index++) {
    const piece = harEntry(random, index % 10 === 0 ? tokens[(index / 10) % tokens.length] : undefined);
    pieces.push(piece);
    size += piece.length;
  }
  return Buffer.from(pieces.join(''), 'latin1');
}

function harEntry(random: () => number, token: string | undefined): string {
  const word = (): string => WORDS[Math.floor(random() * WORDS.length)] ?? '';
  const words = (count: number, joiner: string): string => Array.from({ length: count }, word).join(joiner);
  const image = Buffer.from(Array.from({ length: 1500 }, () => random() * 256)).toString('base64');
  const credentials = token === undefined ? '' : `{"name":"Authorization","value":"Bearer ${token}"},`;
  return `{"startedDateTime":"2026-11-26T12:00:00.000Z","time":${Math.floor(random() * 900)},"request":{"method":"GET","url":"https://app.example/${words(3, '/')}?${words(2, '=')}","headers":[${credentials}{"name":"${word()}","value":"${words(4, '; ')}"}]},"response":{"status":200,"content":{"mimeType":"text/javascript","text":"${`${words(12, ' ')}(\\"${words(3, '.')}\\");\\n`.repeat(8)}"},"image":"${image}"}},\n`;
}

/** The same numbers in each run. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return state / 0x80000000;
  };
}
