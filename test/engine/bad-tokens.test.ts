import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CORPUS } from '../core/corpus/index.ts';
import { NOW } from '../core/corpus/parts.ts';
import type { BadToken } from '../core/corpus/entry.ts';
import { failing, verdictOf } from '../core/corpus/said.ts';
import { type EngineWithoutNetwork, startEngineWithoutNetwork } from '../support/engine-without-network.ts';
import { valueOf } from '../support/test-engine.ts';

let quiet: EngineWithoutNetwork;
beforeAll(async () => {
  quiet = await startEngineWithoutNetwork();
});
afterAll(() => quiet.close());

/** What the engine says of a bad token, in the form of what it must say. */
async function said({ text: made, says, keys }: BadToken) {
  const text = typeof made === 'string' ? made : made();
  const input = { text, atMs: NOW * 1000, ...(keys === undefined ? {} : { keys }) };
  const tokens = valueOf(await quiet.engine.inspect(input));
  const [first] = tokens;
  const fails = failing(first?.findings ?? []);
  return {
    missing: (says.fails ?? []).filter((code) => !fails.includes(code)),
    wrong: (says.not ?? []).filter((code) => fails.includes(code)),
    signature: says.signature === undefined || first === undefined ? undefined : verdictOf(first.signature),
    kind: says.kind === undefined ? undefined : first?.kind,
    tokens: tokens.length,
    all: fails,
  };
}

describe.each(CORPUS)('the engine’s word on bad tokens: %s', (_, tokens) => {
  test.each(tokens.map((token) => [token.wrong, token] as const))('%s', async (__, token) => {
    const { signature, kind, tokens: count = 1 } = token.says;
    const { all, ...is } = await said(token);
    expect(is, `it says ${all.join(', ')}`).toEqual({
      missing: [],
      wrong: [],
      signature,
      kind,
      tokens: count,
    });
  });
});

test('no bad token made it send or open anything', () => {
  expect(quiet.asked).toEqual([]);
});
