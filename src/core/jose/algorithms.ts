export type AlgorithmFamily = 'none' | 'hmac' | 'rsa-pkcs1' | 'rsa-pss' | 'ecdsa' | 'eddsa' | 'ml-dsa';
export type KeyType = 'oct' | 'RSA' | 'EC' | 'OKP' | 'AKP';

/** All that is known of one JWS algorithm; the only place that knows it. */
export interface Algorithm {
  readonly alg: string;
  readonly family: AlgorithmFamily;
  /** Absent for `none`, which has no key. */
  readonly kty?: KeyType;
  /** Bits of the SHA-2 that the algorithm uses: also the one behind `at_hash` (OIDC Core §3.1.3.6). */
  readonly hashBits?: 256 | 384 | 512;
  /** Curves a key may be on; one of them fixes the signature's length. */
  readonly curves?: readonly string[];
  /** Smallest key the specification allows. */
  readonly minKeyBits?: number;
  /** Length of every signature, where the algorithm alone fixes it. */
  readonly signatureBytes?: number;
  /** Where it is defined. */
  readonly section: string;
}

const hmac = (hashBits: 256 | 384 | 512): Algorithm => ({
  alg: `HS${hashBits}`,
  family: 'hmac',
  kty: 'oct',
  hashBits,
  minKeyBits: hashBits,
  signatureBytes: hashBits / 8,
  section: 'RFC 7518 §3.2',
});

const rsaPkcs1 = (hashBits: 256 | 384 | 512): Algorithm => ({
  alg: `RS${hashBits}`,
  family: 'rsa-pkcs1',
  kty: 'RSA',
  hashBits,
  minKeyBits: 2048,
  section: 'RFC 7518 §3.3',
});

const rsaPss = (hashBits: 256 | 384 | 512): Algorithm => ({
  alg: `PS${hashBits}`,
  family: 'rsa-pss',
  kty: 'RSA',
  hashBits,
  minKeyBits: 2048,
  section: 'RFC 7518 §3.5',
});

const ecdsa = (
  alg: string,
  hashBits: 256 | 384 | 512,
  curve: string,
  signatureBytes: number,
  section: string,
): Algorithm => ({ alg, family: 'ecdsa', kty: 'EC', hashBits, curves: [curve], signatureBytes, section });

const mlDsa = (set: 44 | 65 | 87, signatureBytes: number): Algorithm => ({
  alg: `ML-DSA-${set}`,
  family: 'ml-dsa',
  kty: 'AKP',
  signatureBytes,
  section: 'RFC 9964',
});

/** The registered JWS algorithms (IANA, JSON Web Signature and Encryption Algorithms), one row each. */
export const ALGORITHMS: readonly Algorithm[] = [
  { alg: 'none', family: 'none', signatureBytes: 0, section: 'RFC 7518 §3.6' },
  hmac(256),
  hmac(384),
  hmac(512),
  rsaPkcs1(256),
  rsaPkcs1(384),
  rsaPkcs1(512),
  rsaPss(256),
  rsaPss(384),
  rsaPss(512),
  ecdsa('ES256', 256, 'P-256', 64, 'RFC 7518 §3.4'),
  ecdsa('ES384', 384, 'P-384', 96, 'RFC 7518 §3.4'),
  ecdsa('ES512', 512, 'P-521', 132, 'RFC 7518 §3.4'),
  ecdsa('ES256K', 256, 'secp256k1', 64, 'RFC 8812 §3.2'),
  // Polymorphic and deprecated by RFC 9864; Ed25519 hashes with SHA-512, Ed448 with SHAKE256.
  { alg: 'EdDSA', family: 'eddsa', kty: 'OKP', curves: ['Ed25519', 'Ed448'], section: 'RFC 8037 §3.1' },
  {
    alg: 'Ed25519',
    family: 'eddsa',
    kty: 'OKP',
    hashBits: 512,
    curves: ['Ed25519'],
    signatureBytes: 64,
    section: 'RFC 9864 §2.2',
  },
  {
    alg: 'Ed448',
    family: 'eddsa',
    kty: 'OKP',
    curves: ['Ed448'],
    signatureBytes: 114,
    section: 'RFC 9864 §2.2',
  },
  mlDsa(44, 2420),
  mlDsa(65, 3309),
  mlDsa(87, 4627),
];

const BY_NAME: ReadonlyMap<string, Algorithm> = new Map(ALGORITHMS.map((row) => [row.alg, row]));

/** The algorithm's row; names are compared exactly, as RFC 7515 §4.1.1 has it. Undefined where it is unknown. */
export function findAlgorithm(alg: string): Algorithm | undefined {
  return BY_NAME.get(alg);
}

/**
 * Whether two names mean the same signature over a key of this curve: RFC 9864 gave `EdDSA` a name per curve, and
 * servers, keys and tokens mix the old name with the new one.
 */
export function isSameAlgorithm(a: string, b: string, curve: string | undefined): boolean {
  if (a === b) return true;
  const onCurve = (alg: string) => (alg === 'EdDSA' ? curve : alg);
  return curve !== undefined && onCurve(a) === onCurve(b);
}
