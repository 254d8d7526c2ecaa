import type { Fault } from '../../core/faults.ts';
import type { TrustedKeys } from '../../core/jose/verification.ts';
import { type Result, ok } from '../../core/result.ts';
import { readSource } from '../read-source.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { loadVerifier } from './verifier.ts';

const MAX_KEYS_BYTES = 1024 * 1024;

/** The keys of a file (JWKS, JWK or PEM) with the trust that a person's own file deserves. Faults: input.invalid. */
export async function readGivenKeys(
  terminal: Terminal,
  file: string | undefined,
): Promise<Result<readonly TrustedKeys[], Fault>> {
  if (file === undefined) return ok([]);
  const text = await readSource(terminal, file, MAX_KEYS_BYTES);
  if (!text.ok) return text;
  const keys = (await loadVerifier()).readKeys(text.value);
  if (!keys.ok) return keys;
  const trust =
    keys.value.length > 1
      ? ({ kind: 'given_jwks', label: 'the key file you gave', insecureTransport: false } as const)
      : ({ kind: 'given_key', label: 'the key file you gave' } as const);
  return ok([{ trust, keys: keys.value }]);
}
