import { hash } from 'node:crypto';
import type { Sha2 } from '../../core/checks/inputs.ts';
import type { Verify } from '../../engine/ports/verify.ts';
import { fitsSecret } from './fits-secret.ts';
import { createKeyCache } from './key-cache.ts';
import { probeAlgs } from './probe-algs.ts';
import { readGivenKeys } from './read-given-keys.ts';
import { certificateKey, readKeys } from './read-keys.ts';
import { importSigningKey } from './signing-key.ts';
import { thumbprint } from './thumbprint.ts';
import { verifyJws } from './verify-jws.ts';

/** Verification on this runtime: `jose` where it judges, Node's crypto where jose declines by policy. */
export function createVerify(): Verify {
  const keys = createKeyCache();
  let probed: Promise<ReadonlySet<string>> | undefined;
  const sha2: Sha2 = (bits, ascii) => new Uint8Array(hash(`sha${bits}`, ascii, 'buffer'));
  return {
    verifyJws: (token, candidates) => verifyJws(keys, token, candidates),
    thumbprint,
    sha2,
    supportedAlgs: () => (probed ??= probeAlgs()),
    readKeys,
    readGivenKeys,
    importSigningKey,
    certificateKey,
    fitsSecret,
  };
}
