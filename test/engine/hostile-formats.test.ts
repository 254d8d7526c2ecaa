import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeTokens, readTokens, readWhole } from '../../src/engine/inspect/judge-text.ts';
import { createVerify } from '../../src/node/verify/create-verify.ts';
import { digestOf, disclose, sdJwt } from '../support/sd-jwt.ts';
import { CREDENTIAL, FLATTENED, ISSUER_KEY, PRESENTED } from '../support/vectors/rfc9901.ts';

const verify = createVerify();
const judging = {
  verify,
  sha2: verify.sha2,
  keys: [{ trust: { kind: 'given_key', label: 'a key' } as const, keys: [ISSUER_KEY] }],
  expected: {},
  clock: { nowSeconds: 1_800_000_000, skewSeconds: 30 },
};

async function judge(text: string) {
  const read = readTokens(text);
  return judgeTokens(text, read.length > 0 ? read : [readWhole(text)], async () => judging);
}

/** A text with a piece of it taken out, doubled, replaced or moved. */
const mutated = fc
  .tuple(
    fc.constantFrom(PRESENTED, FLATTENED, CREDENTIAL, sdJwt({ _sd: [] }, [disclose(0, 'a', 1)])),
    fc.nat(),
    fc.nat(40),
    fc.oneof(
      fc.constantFrom('', '~', '.', '"', '{', '}', '[', '\\u0000', 'e30', '~~'),
      fc.string({ maxLength: 8 }),
    ),
  )
  .map(([text, at, length, piece]) => {
    const start = at % text.length;
    return text.slice(0, start) + piece + text.slice(start + length);
  });

describe('whatever stands in an SD-JWT or a JWS in JSON', () => {
  it('is judged, with layers that lie in the text and are numbered once', async () => {
    await fc.assert(
      fc.asyncProperty(mutated, async (text) => {
        for (const { token } of await judge(text)) {
          const ids = token.layers.map(({ id }) => id);
          expect(new Set(ids).size).toBe(ids.length);
          expect(token.layers[0]?.parentId).toBeUndefined();
          for (const { at, parts = [], parentId } of token.layers) {
            if (parentId !== undefined) expect(ids).toContain(parentId);
            for (const range of [...(at ? [at] : []), ...parts]) {
              expect(range.start).toBeGreaterThanOrEqual(0);
              expect(range.end).toBeGreaterThanOrEqual(range.start);
              expect(range.end).toBeLessThanOrEqual(text.length);
            }
          }
          expect(JSON.parse(JSON.stringify(token))).toEqual(token);
        }
      }),
      { numRuns: 400 },
    );
  }, 30_000);
});

describe('bombs', () => {
  const big = Buffer.from(JSON.stringify({ a: 'x'.repeat(1_000_000) })).toString('base64url');
  const signature = { protected: 'eyJhbGciOiJFUzI1NiJ9', signature: 'AA' };

  it.each<[string, () => string]>([
    [
      'sixty-four signatures over a payload of a megabyte',
      () => JSON.stringify({ payload: big, signatures: Array.from({ length: 64 }, () => signature) }),
    ],
    [
      'a hundred thousand empty signatures',
      () =>
        JSON.stringify({
          payload: 'e30',
          signatures: Array.from({ length: 100_000 }, () => ({ signature: '' })),
        }),
    ],
    ['a million tildes', () => `${sdJwt({})}${'~'.repeat(1_000_000)}`],
    [
      'four thousand disclosures that are all signed for',
      () => {
        const all = Array.from({ length: 4000 }, (_, number) => disclose(number, `claim-${number}`, number));
        return sdJwt({ _sd: all.map(digestOf) }, all);
      },
    ],
    [
      'a list of forty thousand digests',
      () => sdJwt({ _sd: Array.from({ length: 40_000 }, (_, n) => digestOf(String(n))) }, []),
    ],
    [
      'a disclosure of a megabyte',
      () => {
        const one = disclose(0, 'a', 'x'.repeat(1_000_000));
        return sdJwt({ _sd: [digestOf(one)] }, [one]);
      },
    ],
    ['a key binding JWT of dots', () => `${sdJwt({})}${'.'.repeat(1_000_000)}`],
  ])('%s takes no five seconds, and what is said of it no more than it is', async (_, make) => {
    const text = make();
    const from = performance.now();
    const judged = await judge(text);
    expect(performance.now() - from).toBeLessThan(5000);
    expect(JSON.stringify(judged.map(({ token }) => token)).length).toBeLessThan(text.length * 3 + 2_000_000);
  });
});
