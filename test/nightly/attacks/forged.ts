import fc from 'fast-check';
import { createHmac, generateKeyPairSync, sign } from 'node:crypto';
import { parseToken } from '../../../src/core/jose/parse.ts';
import type { Jwk, TrustedKeys } from '../../../src/core/jose/verification.ts';
import { judgeSignature } from '../../../src/engine/inspect/judge-signature.ts';
import { createVerify } from '../../../src/node/verify/create-verify.ts';
import { PAYLOAD } from '../../core/corpus/parts.ts';
import { asJson, segment } from '../../core/jose/tokens.ts';
import { type Attack, hold } from './attack.ts';
import { anyObject, damaged } from './texts.ts';

const ed = generateKeyPairSync('ed25519');
const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const SECRET = Buffer.from('a secret of thirty-two characters');
const verify = createVerify();

const KEYS: readonly Jwk[] = [
  asJson({ ...ed.publicKey.export({ format: 'jwk' }), kid: 'ed' }),
  asJson({ ...ec.publicKey.export({ format: 'jwk' }), kid: 'ec' }),
];
const trusted: readonly TrustedKeys[] = [
  { trust: { kind: 'given_jwks', label: 'two keys', insecureTransport: false }, keys: KEYS },
  {
    trust: { kind: 'given_key', label: 'a secret' },
    keys: [{ kty: 'oct', k: segment(SECRET) }],
  },
];

const SIGNERS: { readonly [alg: string]: (input: string) => Buffer } = {
  EdDSA: (input) => sign(null, Buffer.from(input), ed.privateKey),
  ES256: (input) => sign('sha256', Buffer.from(input), { key: ec.privateKey, dsaEncoding: 'ieee-p1363' }),
  HS256: (input) => createHmac('sha256', SECRET).update(input).digest(),
};

function signedWith(alg: string, more: object = {}, payload = PAYLOAD): string {
  const input = `${segment(JSON.stringify({ ...more, alg }))}.${segment(payload)}`;
  return `${input}.${segment(SIGNERS[alg]?.(input) ?? '')}`;
}

const GENUINE = Object.keys(SIGNERS).map((alg) => signedWith(alg));

async function isVerified(text: string): Promise<boolean> {
  return (await judgeSignature(verify, parseToken(text), trusted)).state === 'verified';
}

/** Of texts made from a genuine token only the token itself verifies; white space around it is left aside. */
async function forgeryHolds(text: string): Promise<void> {
  if (GENUINE.includes(text.trim())) return;
  // ECDSA has two signatures for each: (r, s) and (r, -s). Nothing here makes the other by chance.
  hold(!(await isVerified(text)), 'a token that nobody signed is verified');
}

/** Whatever a header says besides, none but a right signature verifies. */
async function headerHolds([header, alg]: readonly [object, string]): Promise<void> {
  const input = `${segment(JSON.stringify({ ...header, alg }))}.${segment(PAYLOAD)}`;
  hold(
    !(await isVerified(`${input}.${segment(new Uint8Array(alg === 'HS256' ? 32 : 64).fill(1))}`)),
    'zeros verify',
  );
  hold(!(await isVerified(`${input}.`)), 'no signature verifies');
}

const ALGS = [...Object.keys(SIGNERS), 'none', 'None', 'HS512', 'RS256', 'toString', ''];

export const forging: readonly Attack[] = [
  {
    name: 'forged',
    holds: 'a signed token damaged anywhere is not verified',
    share: 6,
    run: (how) => fc.assert(fc.asyncProperty(damaged(fc.constantFrom(...GENUINE)), forgeryHolds), how),
  },
  {
    name: 'forged-header',
    holds: 'no header makes a token verify that nobody signed',
    share: 4,
    run: (how) =>
      fc.assert(fc.asyncProperty(fc.tuple(anyObject, fc.constantFrom(...ALGS)), headerHolds), how),
  },
];
