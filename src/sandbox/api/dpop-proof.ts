import { EmbeddedJWK, type JWTPayload, calculateJwkThumbprint, jwtVerify } from 'jose';
import { createHash } from 'node:crypto';
import { DPOP_PROOF_WINDOW_SECONDS } from '../limits.ts';
import type { DpopNonces } from './dpop-nonces.ts';
import { DPOP_ALGS, type Refusal, invalidProof, invalidToken } from './refusal.ts';
import type { Scheme } from './credentials.ts';

/** A request as a proof has to describe it. */
export interface ProvenRequest {
  readonly scheme: Scheme;
  readonly token: string;
  /** The `DPoP` header fields: exactly one is right. */
  readonly proofs: readonly string[];
  readonly method: string;
  /** Without query and fragment (RFC 9449, section 4.2, `htu`). */
  readonly url: string;
  /** The key the token is bound to, if any. */
  readonly jkt: string | undefined;
}

/** Checks DPoP proofs as an API does (RFC 9449, sections 4.3 and 7). */
export class DpopProofs {
  readonly #nonces: DpopNonces | undefined;
  readonly #seen = new Map<string, number>();

  /** With nonces, a proof without a fresh one is refused. */
  constructor(nonces: DpopNonces | undefined) {
    this.#nonces = nonces;
  }

  /** What is wrong with the way the token was presented, or undefined when all is well. */
  async check(request: ProvenRequest): Promise<Refusal | undefined> {
    const { scheme, jkt } = request;
    if (jkt === undefined && scheme === 'Bearer') return undefined;
    if (jkt === undefined) return invalidToken('DPoP', 'the token is not bound to a key; send it as Bearer');
    if (scheme === 'Bearer') {
      return invalidToken('Bearer', 'the token is bound to a key; send it with the DPoP scheme and a proof');
    }
    const [proof, ...others] = request.proofs;
    if (proof === undefined) return invalidProof('there is no DPoP header');
    if (others.length > 0) return invalidProof('there is more than one DPoP header');
    return this.#checkProof(proof, request, jkt);
  }

  async #checkProof(proof: string, request: ProvenRequest, jkt: string): Promise<Refusal | undefined> {
    const verified = await verifyProof(proof);
    if (verified === undefined) return invalidProof('the proof is not a valid signed JWT');
    if (verified.thumbprint !== jkt)
      return invalidToken('DPoP', 'the token is bound to another key than the proof');
    return this.#checkPayload(verified.payload, request);
  }

  #checkPayload(payload: JWTPayload, { method, url, token }: ProvenRequest): Refusal | undefined {
    const { htm, htu, ath, iat, jti, nonce } = payload;
    const now = Math.floor(Date.now() / 1000);
    if (htm !== method) return invalidProof('htm is not the method of this request');
    if (typeof htu !== 'string' || withoutQuery(htu) !== url)
      return invalidProof('htu is not the address of this request');
    if (ath !== createHash('sha256').update(token).digest('base64url')) {
      return invalidProof('ath is not the hash of the token');
    }
    if (typeof iat !== 'number' || Math.abs(now - iat) > DPOP_PROOF_WINDOW_SECONDS) {
      return invalidProof('iat is missing or not recent');
    }
    if (this.#nonces !== undefined && !this.#nonces.accepts(nonce)) {
      return { ...invalidProof('the proof needs the nonce of this answer'), error: 'use_dpop_nonce' };
    }
    if (typeof jti !== 'string') return invalidProof('jti is missing');
    return this.#isReplay(jti, now) ? invalidProof('this proof has been used before') : undefined;
  }

  #isReplay(jti: string, now: number): boolean {
    for (const [old, forgetAt] of this.#seen) if (forgetAt < now) this.#seen.delete(old);
    if (this.#seen.has(jti)) return true;
    this.#seen.set(jti, now + 2 * DPOP_PROOF_WINDOW_SECONDS);
    return false;
  }
}

/** The proof's claims and its key's thumbprint, if it is signed by the key it carries. */
async function verifyProof(proof: string): Promise<{ payload: JWTPayload; thumbprint: string } | undefined> {
  try {
    const { payload, protectedHeader } = await jwtVerify(proof, EmbeddedJWK, {
      typ: 'dpop+jwt',
      algorithms: DPOP_ALGS,
    });
    return { payload, thumbprint: await calculateJwkThumbprint(protectedHeader.jwk ?? {}) };
  } catch {
    // Not only jose's own errors: a key that is no key makes the platform throw what it likes.
    return undefined;
  }
}

function withoutQuery(address: string): string {
  const url = URL.parse(address);
  return url === null ? '' : url.origin + url.pathname;
}
