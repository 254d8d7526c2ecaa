import { describe, expect, test } from 'vitest';
import { ACTS, actOf, keysFor, printedKeys } from '../../../src/renderer/ui/acts/acts.model.ts';
import { type KeyPress, type Keys, printKeys } from '../../../src/renderer/ui/acts/keys.model.ts';
import { actWords } from '../../../src/renderer/words/acts.ts';

function press(key: string, more: Partial<KeyPress> = {}): KeyPress {
  return { key, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...more };
}

function pressOf({ key, isMod = false, isShift = false, isAlt = false }: Keys, isMac: boolean): KeyPress {
  return press(key, { ctrlKey: isMod && !isMac, metaKey: isMod && isMac, shiftKey: isShift, altKey: isAlt });
}

describe('acts', () => {
  test('are each in the table once, with words', () => {
    expect(ACTS.map(({ id }) => id).toSorted()).toEqual(Object.keys(actWords.names).toSorted());
  });

  test.each([true, false])(
    'with keys are each found by their own (on a Mac: %s), and no two share any',
    (isMac) => {
      const withKeys = ACTS.filter((act) => keysFor(act, isMac) !== undefined);
      const found = withKeys.map((act) => actOf(pressOf(keysFor(act, isMac)!, isMac), isMac, false));
      expect(found).toEqual(withKeys.map(({ id }) => id));
    },
  );
});

describe('keys', () => {
  test('a question mark can be typed in a field, and Ctrl with Enter works there', () => {
    expect(actOf(press('?', { shiftKey: true }), false, true)).toBeUndefined();
    expect(actOf(press('?', { shiftKey: true }), false, false)).toBe('help');
    expect(actOf(press('Enter', { ctrlKey: true }), false, true)).toBe('run');
  });

  test('of the system and of text editing are left alone', () => {
    expect(actOf(press('i', { ctrlKey: true, altKey: true }), false, false)).toBeUndefined();
    expect(actOf(press('k', { metaKey: true }), false, false)).toBeUndefined();
    expect(actOf(press('k', { ctrlKey: true }), true, false)).toBeUndefined();
    expect(actOf(press('k'), false, false)).toBeUndefined();
    for (const key of ['a', 'c', 'v', 'x', 'y', 'z', 'ArrowLeft', 'Home', 'Backspace']) {
      expect(actOf(press(key, { ctrlKey: true }), false, true)).toBeUndefined();
      expect(actOf(press(key, { metaKey: true }), true, true)).toBeUndefined();
    }
    // On a Mac these move by words in a text.
    expect(actOf(press('ArrowLeft', { altKey: true }), true, true)).toBeUndefined();
  });

  test('are those of the place on the keyboard where the layout has other letters', () => {
    expect(actOf(press('л', { code: 'KeyK', ctrlKey: true }), false, false)).toBe('palette');
    expect(actOf(press('&', { code: 'Digit1', ctrlKey: true }), false, false)).toBe('tab_1');
    // A Latin layout says itself what is where: the key named K on Dvorak is elsewhere.
    expect(actOf(press('k', { code: 'KeyV', ctrlKey: true }), false, false)).toBe('palette');
  });

  test('do not mind caps lock', () => {
    expect(actOf(press('I', { ctrlKey: true }), false, false)).toBe('inspect');
  });

  test('are printed as on the keyboard', () => {
    expect([printedKeys('run', true), printedKeys('run', false)]).toEqual(['⌘⏎', 'Ctrl ⏎']);
    expect([printedKeys('switch_environment', true), printedKeys('switch_environment', false)]).toEqual([
      '⌘E',
      'Ctrl E',
    ]);
    expect([printedKeys('go_back', true), printedKeys('go_back', false)]).toEqual(['⌘[', 'Alt ←']);
    expect(printedKeys('help', false)).toBe('?');
    expect(printedKeys('start', false)).toBe('');
    expect(printKeys({ key: 'x', isAlt: true }, true)).toBe('⌥X');
  });
});
