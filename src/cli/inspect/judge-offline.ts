import type { Expectation } from '../../contract/models/expectation.ts';
import type { CheckClock } from '../../core/checks/inputs.ts';
import type { TrustedKeys } from '../../core/jose/verification.ts';
import type { Decrypting } from '../../engine/inspect/decrypting.ts';
import { judgeTokens, readTokens, readWhole } from '../../engine/inspect/judge-text.ts';
import type { JudgedToken } from './judged-token.ts';
import { verifierFor } from './verifier.ts';

/** What a text is judged with where nothing but files is at hand. */
export interface OfflineJudging {
  readonly keys: readonly TrustedKeys[];
  readonly clock: CheckClock;
  readonly decrypting?: Decrypting | undefined;
  readonly detachedPayload?: string | undefined;
  /** What a person says that the tokens should match. */
  readonly said?: Expectation | undefined;
}

/**
 * Judges each token of a text with the keys that were given, if any: no store, no network. The judging is the engine's
 * own. The text as a whole where no token stands in it, so that there is always something to judge.
 */
export async function judgeOffline(
  text: string,
  { keys, clock, decrypting, detachedPayload, said }: OfflineJudging,
): Promise<readonly JudgedToken[]> {
  const read = readTokens(text, detachedPayload);
  const tokens = read.length > 0 ? read : [readWhole(text)];
  const judged = await judgeTokens(text, tokens, async (parsed) => ({
    // What is inside of an encrypted token is known only when it is open: then the cryptography is loaded already.
    ...(await verifierFor(parsed, keys, decrypting !== undefined)),
    keys,
    expected: {},
    said,
    clock,
    decrypting,
  }));
  return judged.map(({ token, parsed }) => ({ ...token, parsed, nowSeconds: clock.nowSeconds }));
}
