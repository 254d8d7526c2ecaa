import type { Fault } from '../../core/faults.ts';
import { fault } from '../../core/faults.ts';
import type { TrustedKeys } from '../../core/jose/verification.ts';
import { type Result, failed, ok } from '../../core/result.ts';
import { isKeyText, readKeys } from './read-keys.ts';
import { secretReadings, whyNoSecret } from './secret-readings.ts';

/** Keys as a person gives them, each with where it is from; what is no key text is a secret in each of its readings. */
export function readGivenKeys(text: string, whose: string): Result<readonly TrustedKeys[], Fault> {
  const keys = readKeys(text);
  if (keys.ok) {
    const trust =
      keys.value.length > 1
        ? ({ kind: 'given_jwks', label: `the keys ${whose}`, insecureTransport: false } as const)
        : ({ kind: 'given_key', label: `the key ${whose}` } as const);
    return ok([{ trust, keys: keys.value }]);
  }
  if (isKeyText(text)) return keys;
  const reason = whyNoSecret(text.trim());
  if (reason !== undefined) return failed(fault('input.invalid', reason, { parameter: 'keys' }));
  return ok(
    secretReadings(text).map(({ jwk, reading }) => ({
      trust: { kind: 'given_key', label: `the secret ${whose}, read as ${reading}` },
      keys: [jwk],
    })),
  );
}
