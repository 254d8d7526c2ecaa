import { describe, expect, test } from 'vitest';
import { ATTACKS } from '../../nightly/attacks/all.ts';
import { runNight } from '../../nightly/night.ts';
import { readOptions } from '../../nightly/options.ts';

/** A small part of what a night tries. */
const CASES = 300;

test.each(ATTACKS.map((attack) => [attack.holds, attack] as const))('%s', async (_, attack) => {
  const night = await runNight({ seed: 1, cases: CASES, minutes: 1, attacks: [attack] }, () => undefined);
  expect(night).toEqual({ cases: CASES, broken: [], isCut: false });
});

describe('a night', () => {
  const never = { name: 'never', holds: 'nothing', share: 1, run: () => Promise.reject(new Error('no')) };

  test('says which attack broke with which seed, and goes on with the others', async () => {
    const lines: string[] = [];
    const attacks = [never, { ...never, name: 'always', run: () => undefined }];
    const night = await runNight({ seed: 7, cases: 10, minutes: 1, attacks }, (line) => lines.push(line));
    expect(night).toEqual({ cases: 5, broken: [{ attack: never, seed: 7, why: 'no' }], isCut: false });
    expect(lines.map((line) => line.slice(0, 6))).toEqual(['BROKEN', 'holds ']);
  });

  test('ends when its time is up', async () => {
    expect(
      await runNight({ seed: 1, cases: 10, minutes: 0, attacks: ATTACKS }, () => undefined),
    ).toMatchObject({
      cases: 0,
      isCut: true,
    });
  });

  test('takes a seed, a number of cases and the names of attacks', () => {
    expect(readOptions(['--seed', '5', '--cases', '100', 'json'], 1)).toMatchObject({
      seed: 5,
      cases: 100,
      attacks: [{ name: 'json' }],
    });
    expect(readOptions([], 9)).toMatchObject({ seed: 9, cases: 1_000_000, attacks: ATTACKS });
    expect(readOptions(['nothing'], 1)).toContain('No attack is called nothing');
    expect(readOptions(['--seed', 'x'], 1)).toContain('whole numbers');
  });
});
