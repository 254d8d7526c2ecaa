import { checkJwt, checkStructure } from '../../core/checks/index.ts';
import type { CheckClock } from '../../core/checks/inputs.ts';
import { detectPasted } from '../../core/jose/detect.ts';
import type { DetectedToken } from '../../core/jose/detected-token.ts';
import { judgeKind } from '../../core/jose/kind.ts';
import { parseToken } from '../../core/jose/parse.ts';
import { kindOfRole } from '../../core/jose/token-roles.ts';
import type { TrustedKeys } from '../../core/jose/verification.ts';
import { judgeSignature } from '../../engine/inspect/judge-signature.ts';
import type { JudgedToken } from './judged-token.ts';
import { verifierFor } from './verifier.ts';

/** The tokens in a text; the text as a whole where none is recognised, so that there is always something to judge. */
export function tokensIn(text: string): readonly DetectedToken[] {
  const { tokens } = detectPasted(text);
  return tokens.length > 0 ? tokens : [{ text, start: 0, end: text.length }];
}

/** Judges each token of a text with the keys that were given, if any: no store, no network. The judging is the engine's own. */
export async function judgeOffline(
  text: string,
  keys: readonly TrustedKeys[],
  clock: CheckClock,
): Promise<readonly JudgedToken[]> {
  return Promise.all(tokensIn(text).map((token) => judgeOne(token, keys, clock)));
}

async function judgeOne(
  { text, start, end, role }: DetectedToken,
  keys: readonly TrustedKeys[],
  clock: CheckClock,
): Promise<JudgedToken> {
  const parsed = parseToken(text);
  const kind = judgeKind(parsed, kindOfRole(role));
  const signature = await judgeSignature(await verifierFor(parsed, keys), parsed, keys);
  const findings =
    parsed.format === 'jws'
      ? checkJwt({
          token: parsed,
          kind,
          header: parsed.header.json?.object,
          claims: parsed.payload.json?.object,
          signature,
          keys,
          expected: {},
          clock,
        })
      : checkStructure({ token: parsed });
  return {
    parsed,
    start,
    end,
    ...(role === undefined ? {} : { role }),
    kind,
    signature,
    findings,
    nowSeconds: clock.nowSeconds,
  };
}
