import { expect, test } from 'vitest';
import { FingerprintIndex } from '../../../src/node/scan/fingerprint-index.ts';

const print = (index: number): Int32Array => Int32Array.of(index * 2_654_435_761, index, ~index, 7);

test('it finds what was added, and nothing else, while it grows', () => {
  const table = new FingerprintIndex();
  for (let id = 1; id <= 20_000; id++) table.add(print(id), id);
  for (let id = 1; id <= 20_000; id++) expect(table.find(print(id))).toBe(id);
  expect(table.find(print(20_001))).toBe(0);
});

test('fingerprints that fall into one slot stay apart', () => {
  const table = new FingerprintIndex();
  for (let id = 1; id <= 50; id++) table.add(Int32Array.of(1, id, 0, 0), id);
  for (let id = 1; id <= 50; id++) expect(table.find(Int32Array.of(1, id, 0, 0))).toBe(id);
});

test('it does not grow past its bound: it is full, and says so', () => {
  const table = new FingerprintIndex(1 << 12);
  for (let id = 1; id <= 10_000; id++) table.add(print(id), id);
  expect(table.isFull).toBe(true);
  expect(table.find(print(1))).toBe(1);
  expect(table.find(print(9_999))).toBe(0);
});
