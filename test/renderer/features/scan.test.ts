import { describe, expect, test } from 'vitest';
import type { ScanProgress } from '../../../src/contract/models/scan.ts';
import {
  groupName,
  groupSortOf,
  partDone,
  progressFacts,
  secondsLeft,
  sortOf,
  trustOf,
} from '../../../src/renderer/features/scan/scan.model.ts';
import { ROWS_A_PAGE, pageAt, shownCount } from '../../../src/renderer/features/scan/pages.model.ts';

const PROGRESS: ScanProgress = {
  scanId: 's',
  name: 'app.log',
  state: 'reading',
  bytes: 25 * 1024 * 1024,
  totalBytes: 100 * 1024 * 1024,
  sightings: 900,
  tokens: 400,
  judged: 400,
  elapsedMs: 10_000,
  counts: { violation: 0, risk: 0, note: 0, good: 400, verified: 400, expired: 0, malformed: 0 },
};

const WITHOUT_SIZE = Object.fromEntries(
  Object.entries(PROGRESS).filter(([name]) => name !== 'totalBytes'),
) as unknown as ScanProgress;

describe('how far a scan is', () => {
  test('is bytes of all bytes, tokens a second, and the time left by what it took so far', () => {
    expect(progressFacts(PROGRESS)).toEqual(['25.0 MB of 100.0 MB', '40 tokens a second', '30 s left']);
  });
  test('counts what is found and not judged yet', () => {
    expect(secondsLeft({ ...PROGRESS, judged: 200 })).toBe(70);
  });
  test('is not known at the beginning, at the end, and where nobody knows the size', () => {
    expect(secondsLeft({ ...PROGRESS, elapsedMs: 300 })).toBeUndefined();
    expect(secondsLeft({ ...PROGRESS, state: 'done' })).toBeUndefined();
    const endless: ScanProgress = { ...WITHOUT_SIZE };
    expect(secondsLeft(endless)).toBeUndefined();
    expect(partDone(endless)).toBeUndefined();
  });
  test('of an empty file is all of it', () => {
    expect(partDone({ ...PROGRESS, bytes: 0, totalBytes: 0 })).toBe(1);
  });
  test('says afterwards how long it took', () => {
    expect(progressFacts({ ...PROGRESS, state: 'done' })).toContain('in 10 s');
  });
});

describe('whose keys', () => {
  const form = { by: 'none', profileId: undefined, keys: ' ', url: 'x', decryptionKeys: ' ' } as const;
  test.each([
    [{ ...form }, {}],
    [{ ...form, decryptionKeys: 'a key' }, { decryptionKeys: 'a key' }],
    [{ ...form, by: 'profile', decryptionKeys: 'a key' }, undefined],
    [{ ...form, by: 'profile' }, undefined],
    [{ ...form, by: 'profile', profileId: 'p' }, { profileId: 'p' }],
    [{ ...form, by: 'keys' }, undefined],
    [{ ...form, by: 'url' }, undefined],
    [{ ...form, by: 'url', url: ' https://a.example/jwks ' }, { jwksUrl: 'https://a.example/jwks' }],
  ] as const)('%o', (given, expected) => {
    expect(trustOf(given)).toEqual(expected);
  });
});

describe('groups', () => {
  test('of tokens without have a name', () => {
    expect(groupName('client', { key: '' })).toBe('no client');
    expect(groupName('finding', { key: 'a.b.c', title: 'What it says' })).toBe('What it says');
  });
});

test('a column that the program cannot sort by is the order in the file', () => {
  expect(sortOf('kind')).toBe('offset');
  expect(sortOf('worst')).toBe('worst');
});

test('groups are sorted by the program too: by their numbers, else by name', () => {
  expect(groupSortOf('violations')).toBe('violations');
  expect(groupSortOf('name')).toBe('key');
  expect(groupSortOf('offset')).toBe('key');
});

describe('a page of rows', () => {
  test('holds what is in sight with a screen around it, wherever the table is scrolled', () => {
    for (const first of [0, 1, 99, 100, 101, 4321, 99_999]) {
      const start = pageAt(first);
      expect(start).toBeLessThanOrEqual(first);
      expect(start + ROWS_A_PAGE).toBeGreaterThan(first + 90);
    }
    expect(pageAt(250)).toBe(100);
  });
  test('is the same for rows near each other, so that scrolling asks seldom', () => {
    expect(new Set(Array.from({ length: 100 }, (_, row) => pageAt(700 + row))).size).toBe(1);
  });
  test('is one of a hundred thousand, and of many more up to what a page can be high', () => {
    expect(shownCount(120_000)).toBe(120_000);
    expect(shownCount(3_000_000)).toBe(500_000);
  });
});
