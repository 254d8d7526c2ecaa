import type { CheckClock } from '../../core/checks/inputs.ts';
import type { TrustedKeys } from '../../core/jose/verification.ts';
import { judgeTokens, readTokens, readWhole } from '../../engine/inspect/judge-text.ts';
import type { JudgedToken } from './judged-token.ts';
import { verifierFor } from './verifier.ts';

/**
 * Judges each token of a text with the keys that were given, if any: no store, no network. The judging is the engine's
 * own. The text as a whole where no token stands in it, so that there is always something to judge.
 */
export async function judgeOffline(
  text: string,
  keys: readonly TrustedKeys[],
  clock: CheckClock,
  detachedPayload?: string,
): Promise<readonly JudgedToken[]> {
  const read = readTokens(text, detachedPayload);
  const tokens = read.length > 0 ? read : [readWhole(text)];
  const judged = await judgeTokens(text, tokens, async (parsed) => ({
    ...(await verifierFor(parsed, keys)),
    keys,
    expected: {},
    clock,
  }));
  return judged.map(({ token, parsed }) => ({ ...token, parsed, nowSeconds: clock.nowSeconds }));
}
