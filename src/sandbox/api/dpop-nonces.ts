import { createHmac } from 'node:crypto';
import { DPOP_NONCE_SECONDS } from '../limits.ts';

/** The nonces the API wants in DPoP proofs (RFC 9449, section 9): one a minute, the one before it accepted too. */
export class DpopNonces {
  readonly #secret: Buffer;

  constructor(secret: string) {
    this.#secret = Buffer.from(secret, 'base64url');
  }

  /** The nonce to hand out now. */
  current(): string {
    return this.#nonceOf(this.#step());
  }

  /** Whether a proof with this nonce is fresh enough. */
  accepts(nonce: unknown): boolean {
    const step = this.#step();
    return nonce === this.#nonceOf(step) || nonce === this.#nonceOf(step - 1);
  }

  #step(): number {
    return Math.floor(Date.now() / 1000 / DPOP_NONCE_SECONDS);
  }

  #nonceOf(step: number): string {
    return createHmac('sha256', this.#secret).update(`api ${step}`).digest('base64url');
  }
}
