import type { Configuration } from 'oidc-provider';
import { callbackWrongIss } from './callback-wrong-iss.ts';
import { dpopNonceRequired } from './dpop-nonce-required.ts';
import type { Fault } from './fault.ts';
import { idTokenWrongNonce } from './id-token-wrong-nonce.ts';
import type { SandboxFault } from './names.ts';
import { noRefreshRotation } from './no-refresh-rotation.ts';
import { revocationIgnored } from './revocation-ignored.ts';
import { slowToken } from './slow-token.ts';
import { tokenResponseNotJson } from './token-response-not-json.ts';

/** What each fault does, by name. */
export const FAULTS: Readonly<Record<SandboxFault, Fault>> = {
  'callback-wrong-iss': callbackWrongIss,
  'dpop-nonce-required': dpopNonceRequired,
  'id-token-wrong-nonce': idTokenWrongNonce,
  'no-refresh-rotation': noRefreshRotation,
  'revocation-ignored': revocationIgnored,
  'slow-token': slowToken,
  'token-response-not-json': tokenResponseNotJson,
};

/** The configuration with the changes of every switched-on fault. */
export function configureFaults(
  configuration: Configuration,
  faults: readonly SandboxFault[],
): Configuration {
  return faults.reduce((changed, name) => FAULTS[name].configure?.(changed) ?? changed, configuration);
}
