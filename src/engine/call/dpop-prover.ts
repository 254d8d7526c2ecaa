import { type Fault, fault } from '../../core/faults.ts';
import { isAsymmetric } from '../../core/checks/asymmetric.ts';
import { thumbprintInput } from '../../core/jose/thumbprint.ts';
import { type Result, failed, ok } from '../../core/result.ts';
import { encodeBase64url } from '../../core/text/base64url.ts';
import { encodeUtf8 } from '../../core/text/utf8.ts';
import type { Ports } from '../ports/ports.ts';

/** What a proof is for; the nonce where the API gave one (RFC 9449 §9). */
export interface ProvenRequest {
  readonly method: string;
  readonly url: string;
  readonly token: string;
  readonly nonce?: string;
}

/** Makes DPoP proofs with a key that a person gave for one call. What is secret of the key stays in the port. */
export interface DpopProver {
  /** A proof of its own for each request: it is good once (RFC 9449 §4.2). Faults: input.invalid. */
  prove(request: ProvenRequest): Result<string, Fault>;
}

const REMEDY = 'Give the private key that the token is bound to, as JWK or PEM.';

type ProverPorts = Pick<Ports, 'sign' | 'verify' | 'clock' | 'random'>;

/**
 * Reads the private key (JWK or PEM) and holds it against the thumbprint that the token is bound to, where one is known.
 * Faults: input.invalid with the parameter `key`, whose words never repeat the key.
 */
export async function dpopProver(
  ports: ProverPorts,
  keyText: string,
  jkt: string | undefined,
): Promise<Result<DpopProver, Fault>> {
  const key = ports.sign.readKey(keyText, 'key');
  if (!key.ok) return failed({ ...key.fault, remedy: REMEDY });
  const supported = await ports.verify.supportedAlgs();
  const alg = key.value.algs.find((one) => isAsymmetric(one) === true && supported.has(one));
  // Its members that RFC 7638 hashes are the public key, and nothing else of what the person gave.
  const jwk = key.value.publicJwk && thumbprintInput(key.value.publicJwk);
  if (alg === undefined || jwk === undefined) return failed(notAsymmetric(key.value.label));
  const thumbprint = encodeBase64url(ports.verify.sha2(256, jwk));
  if (jkt !== undefined && jkt !== thumbprint) return failed(anotherKey(thumbprint, jkt));
  const header = encodeBase64url(encodeUtf8(`{"typ":"dpop+jwt","alg":${JSON.stringify(alg)},"jwk":${jwk}}`));
  return ok({
    prove: (request) => {
      const text = `${header}.${encodeBase64url(encodeUtf8(JSON.stringify(claimsOf(ports, request))))}`;
      const signature = key.value.sign(alg, text);
      return signature.ok ? ok(`${text}.${encodeBase64url(signature.value)}`) : signature;
    },
  });
}

/** RFC 9449 §4.2. */
function claimsOf(
  { verify, clock, random }: ProverPorts,
  { method, url, token, nonce }: ProvenRequest,
): object {
  const { origin, pathname } = new URL(url);
  return {
    jti: random.token(16),
    htm: method,
    htu: `${origin}${pathname}`,
    iat: Math.floor(clock.nowMs() / 1000),
    ath: encodeBase64url(verify.sha2(256, token)),
    ...(nonce === undefined ? {} : { nonce }),
  };
}

function notAsymmetric(label: string): Fault {
  const message = `The token was not sent: a DPoP proof is signed with a private key, and this is ${label}.`;
  return fault('input.invalid', message, {
    parameter: 'key',
    section: 'RFC 9449 §4.2',
    remedy: REMEDY,
  });
}

function anotherKey(thumbprint: string, jkt: string): Fault {
  // Nothing of a token is quoted but what has the form of a thumbprint.
  const bound = /^[\w-]{43}$/.test(jkt) ? jkt : 'no SHA-256 thumbprint';
  const message = `The token was not sent: it is bound to another key. Its cnf.jkt is ${bound}, and the thumbprint of the key that you gave is ${thumbprint}.`;
  return fault('input.invalid', message, {
    parameter: 'key',
    section: 'RFC 9449 §6.1',
    remedy: 'Give the key that the token was asked for with, or get a token with this one.',
  });
}
