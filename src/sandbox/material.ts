import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPair,
  randomBytes,
  sign,
  verify,
} from 'node:crypto';
import { promisify } from 'node:util';
import { SANDBOX_CLIENTS } from './clients.ts';
import { isJsonObject } from '../core/json.ts';

/** A JSON Web Key whose members are all strings, as RSA and EC keys have them (RFC 7518, section 6). */
export type SandboxJwk = Readonly<Record<string, string>>;

/**
 * What the sandbox is made of and must find again, so that tokens of the last session still verify.
 * Plain JSON and secret as a whole: the host keeps it sealed and hands it back at the next start.
 */
export interface SandboxMaterial {
  readonly version: 1;
  /** Private signing keys: RS256 for ID tokens, ES256 for access tokens. */
  readonly signingKeys: readonly SandboxJwk[];
  readonly cookieKeys: readonly string[];
  /** By client id. */
  readonly clientSecrets: Readonly<Record<string, string>>;
  /** Private keys of clients that authenticate with `private_key_jwt`, by client id. */
  readonly clientKeys: Readonly<Record<string, SandboxJwk>>;
  /** 32 bytes, base64url: what DPoP nonces are made from. */
  readonly dpopNonceSecret: string;
}

const generate = promisify(generateKeyPair);

/** Makes all keys and secrets of a sandbox. Takes a few tenths of a second, off this thread. */
export async function createSandboxMaterial(): Promise<SandboxMaterial> {
  const [idTokenKey, accessTokenKey, clientKey] = await Promise.all([
    createRsaKey(),
    createEcKey(),
    createEcKey(),
  ]);
  return {
    version: 1,
    signingKeys: [idTokenKey, accessTokenKey],
    cookieKeys: [randomText(32)],
    clientSecrets: secretsByClient(),
    clientKeys: { 'sandbox-jwt': clientKey },
    dpopNonceSecret: randomText(32),
  };
}

/** Whether a value read back from a store can be used as material. Whether its keys work is `hasWorkingKeys`. */
export function isSandboxMaterial(value: unknown): value is SandboxMaterial {
  if (!isJsonObject(value) || value['version'] !== 1) return false;
  const { signingKeys, cookieKeys, clientSecrets, clientKeys, dpopNonceSecret } = value;
  return (
    Array.isArray(signingKeys) &&
    ['RS256', 'ES256'].every((alg) => signingKeys.some((key) => isStringRecord(key) && key['alg'] === alg)) &&
    Array.isArray(cookieKeys) &&
    cookieKeys.length > 0 &&
    cookieKeys.every(isText) &&
    isStringRecord(clientSecrets) &&
    isJsonObject(clientKeys) &&
    Object.values(clientKeys).every(isStringRecord) &&
    hasAllClients(clientSecrets, clientKeys) &&
    isText(dpopNonceSecret) &&
    Buffer.from(dpopNonceSecret, 'base64url').length === 32
  );
}

/** Whether every key of the material signs what its public part verifies. Takes a few milliseconds. */
export function hasWorkingKeys({ signingKeys, clientKeys }: SandboxMaterial): boolean {
  return [...signingKeys, ...Object.values(clientKeys)].every(isWorkingKey);
}

/** The part of a private key that may be published. */
export function publicJwk(jwk: SandboxJwk): SandboxJwk {
  const published = ['kty', 'crv', 'x', 'y', 'n', 'e', 'kid', 'alg', 'use'];
  return Object.fromEntries(Object.entries(jwk).filter(([name]) => published.includes(name)));
}

function isWorkingKey(jwk: SandboxJwk): boolean {
  const probe = Buffer.from('assay');
  try {
    const signature = sign('sha256', probe, createPrivateKey({ key: { ...jwk }, format: 'jwk' }));
    const publicKey = createPublicKey({ key: { ...publicJwk(jwk) }, format: 'jwk' });
    return verify('sha256', probe, publicKey, signature);
  } catch {
    return false;
  }
}

function secretsByClient(): Record<string, string> {
  const secretive = SANDBOX_CLIENTS.filter(({ authMethod }) => authMethod.startsWith('client_secret'));
  return Object.fromEntries(secretive.map(({ clientId }) => [clientId, randomText(32)]));
}

function hasAllClients(secrets: Record<string, unknown>, keys: Record<string, unknown>): boolean {
  return SANDBOX_CLIENTS.every(({ clientId, authMethod }) => {
    if (authMethod === 'none') return true;
    return (authMethod === 'private_key_jwt' ? keys : secrets)[clientId] !== undefined;
  });
}

async function createRsaKey(): Promise<SandboxJwk> {
  const { privateKey } = await generate('rsa', { modulusLength: 2048 });
  return describeKey(privateKey.export({ format: 'jwk' }), ['e', 'kty', 'n'], 'RS256');
}

async function createEcKey(): Promise<SandboxJwk> {
  const { privateKey } = await generate('ec', { namedCurve: 'P-256' });
  return describeKey(privateKey.export({ format: 'jwk' }), ['crv', 'kty', 'x', 'y'], 'ES256');
}

/** Adds `alg`, `use` and a `kid`: the thumbprint over the members RFC 7638 (section 3.2) names, in their order. */
function describeKey(exported: object, thumbprintMembers: readonly string[], alg: string): SandboxJwk {
  const jwk: Record<string, string> = Object.fromEntries(Object.entries(exported));
  const canonical = JSON.stringify(Object.fromEntries(thumbprintMembers.map((name) => [name, jwk[name]])));
  const kid = createHash('sha256').update(canonical).digest('base64url');
  return { ...jwk, kid, alg, use: 'sig' };
}

function randomText(bytes: number): string {
  return randomBytes(bytes).toString('base64url');
}

function isStringRecord(value: unknown): value is Record<string, string> {
  return isJsonObject(value) && Object.values(value).every(isText);
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.length > 0;
}
