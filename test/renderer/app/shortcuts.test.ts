import { describe, expect, test } from 'vitest';
import {
  keysOf,
  type KeyPress,
  SHORTCUTS,
  shortcutOf,
} from '../../../src/renderer/app/shortcuts/shortcuts.model.ts';

function press(key: string, more: Partial<KeyPress> = {}): KeyPress {
  return { key, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...more };
}

describe('shortcuts', () => {
  test('every one of the list is found by its own keys, on a Mac and elsewhere', () => {
    for (const { id, key, isMod, isShift = false } of SHORTCUTS) {
      expect(shortcutOf(press(key, { ctrlKey: isMod, shiftKey: isShift }), false, false)).toBe(id);
      expect(shortcutOf(press(key, { metaKey: isMod, shiftKey: isShift }), true, false)).toBe(id);
    }
  });

  test('no two have the same keys', () => {
    expect(new Set(SHORTCUTS.map(({ key, isMod }) => `${isMod} ${key}`)).size).toBe(SHORTCUTS.length);
  });

  test('a question mark can be typed in a field, and Ctrl with Enter works there', () => {
    expect(shortcutOf(press('?', { shiftKey: true }), false, true)).toBeUndefined();
    expect(shortcutOf(press('Enter', { ctrlKey: true }), false, true)).toBe('run');
  });

  test('keys of the system and the browser are left alone', () => {
    expect(shortcutOf(press('i', { ctrlKey: true, shiftKey: true }), false, false)).toBeUndefined();
    expect(shortcutOf(press('i', { ctrlKey: true, altKey: true }), false, false)).toBeUndefined();
    expect(shortcutOf(press('i', { metaKey: true }), false, false)).toBeUndefined();
    expect(shortcutOf(press('i', { ctrlKey: true }), true, false)).toBeUndefined();
    expect(shortcutOf(press('i'), false, false)).toBeUndefined();
  });

  test('caps lock does not matter', () => {
    expect(shortcutOf(press('I', { ctrlKey: true }), false, false)).toBe('inspect');
  });

  test('are printed as on the keyboard', () => {
    expect([keysOf('run', true), keysOf('run', false), keysOf('help', false)]).toEqual(['⌘⏎', 'Ctrl ⏎', '?']);
  });
});
