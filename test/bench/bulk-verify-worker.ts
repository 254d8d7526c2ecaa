import {
  constants,
  createHmac,
  createPublicKey,
  createSecretKey,
  timingSafeEqual,
  verify,
} from 'node:crypto';
import { parentPort, workerData } from 'node:worker_threads';
import type { Jwk } from '../../src/core/jose/verification.ts';
import { stringMember } from '../../src/core/json.ts';
import { createBulkVerifier } from '../../src/node/verify/bulk-verify.ts';
import { derSignature } from '../../src/node/verify/der-signature.ts';

interface Work {
  readonly alg: string;
  readonly jwk: Jwk;
  readonly tokens: readonly string[];
}

const { alg, jwk, tokens } = workerData as Work;
const key =
  alg === 'HS256'
    ? createSecretKey(stringMember(jwk, 'k') ?? '', 'base64url')
    : createPublicKey({ key: { ...jwk }, format: 'jwk' });
const pss = { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 };
const bulk = createBulkVerifier([
  { trust: { kind: 'given_jwks', label: 'bench', insecureTransport: false }, keys: [jwk] },
]);
const ready = tokens.map((token) => {
  const dot = token.lastIndexOf('.');
  const raw = Buffer.from(token.slice(dot + 1), 'base64url');
  const signature = alg === 'ES256' ? Buffer.from(derSignature(raw) ?? raw) : raw;
  return { signed: Buffer.from(token.slice(0, dot)), signature };
});

function fits(signed: Buffer, signature: Buffer): boolean {
  if (alg === 'HS256') return timingSafeEqual(createHmac('sha256', key).update(signed).digest(), signature);
  return verify(alg === 'EdDSA' ? null : 'sha256', signed, alg === 'PS256' ? pss : key, signature);
}

parentPort?.on('message', (what: 'ours' | 'bare') => {
  if (what === 'ours') for (const token of tokens) void bulk.verify(token);
  else for (const { signed, signature } of ready) void fits(signed, signature);
  parentPort?.postMessage('done');
});
