import { describe, expect, test } from 'vitest';
import { nextAct, remedyOf, withOpened } from '../../../src/renderer/features/token/opened-token.model.ts';
import { tokens, tokenView } from '../../support/fake-window/data.ts';

const NOW = 1_800_000_000_000;
const view = tokenView(tokens(NOW)[0]!, NOW);

describe('a kept token that was opened', () => {
  test('is shown as it was judged with what is inside; what was observed of it stays as it is now', () => {
    const observed = { ...view, observations: [] };
    const opened = { ...view, findings: [], life: { expiresAtSeconds: 7 }, observations: view.observations };
    expect(withOpened(observed, opened)).toMatchObject({ findings: [], life: opened.life, observations: [] });
    expect(withOpened(observed, undefined)).toBe(observed);
  });

  test('can be revealed only once it is open, and hidden only once it is revealed', () => {
    expect(nextAct({ view: undefined, isRevealed: false }, true)).toBe('act');
    expect(nextAct({ view, isRevealed: false }, false)).toBe('act');
    expect(nextAct({ view, isRevealed: false }, true)).toBe('reveal');
    expect(nextAct({ view, isRevealed: true }, true)).toBe('hide');
  });

  test('says what to do where it was not opened', () => {
    const [finding] = view.findings;
    const failing = { ...finding!, code: 'token.encryption.wrong_key', outcome: 'fail' } as const;
    const words = { ...finding!.words, remedy: 'Find the key.' };
    expect(remedyOf({ ...view, findings: [{ ...failing, words }] })).toBe('Find the key.');
    expect(remedyOf({ ...view, findings: [{ ...failing, outcome: 'pass', words }] })).toBeUndefined();
  });
});
