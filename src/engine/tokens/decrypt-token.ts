import type { InputOf } from '../../contract/ipc.ts';
import type { TokenView } from '../../contract/models/token.ts';
import type { Fault } from '../../core/faults.ts';
import type { Finding } from '../../core/findings/finding.ts';
import { type Result, ok } from '../../core/result.ts';
import type { EngineContext } from '../context.ts';
import { viewToken } from './token-view.ts';

/**
 * Everything known of a kept token that is encrypted, opened with the keys a person gives for this once and those of its
 * profile's client. What is inside comes masked, unless `reveal` asks for it. The keys are used, and then forgotten.
 * Faults: token.not_found; input.invalid where what was given is no key.
 */
export async function decryptToken(
  context: EngineContext,
  { tokenId, keys = '', reveal = false, atMs }: InputOf<'token.decrypt'>,
): Promise<Result<TokenView<Finding>, Fault>> {
  const given = keys.trim() === '' ? ok([]) : context.ports.decrypt.readDecryptionKeys(keys);
  if (!given.ok) return given;
  return viewToken(context, tokenId, atMs, { keys: given.value, told: reveal ? 'contents' : 'shape' });
}
