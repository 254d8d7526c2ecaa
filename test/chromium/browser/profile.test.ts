import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import {
  isAlive,
  makeProfile,
  removeProfile,
  removeStaleProfiles,
} from '../../../src/chromium/browser/profile.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

let temp: string;
beforeEach(() => {
  temp = temporaryFolder('profile');
});

describe('the profile folder', () => {
  test('is new each time, named after its owner, and nobody else’s to read', () => {
    const [first, second] = [makeProfile(temp, 7), makeProfile(temp, 7)];
    expect(first).not.toBe(second);
    expect(basename(first)).toMatch(/^assay-chromium-7-/);
    if (process.platform !== 'win32') expect(statSync(first).mode & 0o077).toBe(0);
  });

  test('is removed with everything in it, and may be gone already', () => {
    const folder = makeProfile(temp, 7);
    mkdirSync(join(folder, 'Default'));
    writeFileSync(join(folder, 'Default/Cookies'), 'x');
    removeProfile(folder);
    removeProfile(folder);
    expect(readdirSync(temp)).toEqual([]);
  });

  test('of an owner that was killed is removed by the next start; all others stay', () => {
    const kept = [
      makeProfile(temp, 2),
      join(temp, 'assay-chromium-'),
      join(temp, 'assay-other'),
      join(temp, 'x'),
    ];
    for (const folder of kept.slice(1)) mkdirSync(folder);
    makeProfile(temp, 1);
    removeStaleProfiles(temp, (pid) => pid === 2);
    expect(readdirSync(temp).sort()).toEqual(kept.map((folder) => basename(folder)).sort());
  });

  test('has an owner that is alive or not', () => {
    expect(isAlive(process.pid)).toBe(true);
    expect(isAlive(2 ** 22 + 1)).toBe(false);
  });
});
