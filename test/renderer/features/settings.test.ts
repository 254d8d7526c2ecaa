import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { CONTRACT } from '../../../src/contract/ipc.ts';
import { DEFAULT_SETTINGS } from '../../../src/contract/models/app.ts';
import { LICENCES } from '../../../src/renderer/features/settings/licences.ts';
import {
  NUMBERS,
  type NumberName,
  numberChange,
  numberForm,
  numberValue,
} from '../../../src/renderer/features/settings/settings.model.ts';

const NAMES = Object.keys(NUMBERS) as readonly NumberName[];

describe('numbers of the settings', () => {
  test('are whole numbers within their limits', () => {
    expect(numberValue('browserTimeoutSeconds', '300')).toBe(300);
    for (const text of ['9', '3601', '1.5', '-5', '', 'x', '1e2'])
      expect(numberValue('browserTimeoutSeconds', text)).toBeUndefined();
    expect(numberValue('clearClipboardSeconds', '0')).toBe(0);
  });

  test('may be less than nothing where that means something, also with a typographic minus', () => {
    expect(numberValue('clockOffsetSeconds', '-90')).toBe(-90);
    expect(numberValue('clockOffsetSeconds', ' −90 ')).toBe(-90);
    expect(numberValue('clockOffsetSeconds', '+90')).toBe(90);
  });

  test('are changed together or not at all', () => {
    const form = numberForm(['requestTimeoutSeconds', 'clearClipboardSeconds'], DEFAULT_SETTINGS);
    expect(numberChange(form)).toEqual({ requestTimeoutSeconds: 30, clearClipboardSeconds: 60 });
    expect(numberChange({ ...form, requestTimeoutSeconds: '0' })).toBeUndefined();
  });

  test.each(NAMES)('%s has the limits of the contract', (name) => {
    const { min, max } = NUMBERS[name];
    const { input } = CONTRACT['settings.set'];
    const verdicts = [min - 1, min, max, max + 1].map((value) => input.safeParse({ [name]: value }).success);
    expect(verdicts).toEqual([false, true, true, false]);
  });
});

test('the licences are those of the packages that Assay is built from', () => {
  const read = (path: string) =>
    JSON.parse(readFileSync(path, 'utf8')) as { license: string; dependencies: Record<string, string> };
  const names = Object.keys(read('package.json').dependencies);
  expect(LICENCES).toEqual(names.map((name) => [name, read(`node_modules/${name}/package.json`).license]));
});
