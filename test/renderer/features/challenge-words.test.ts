import { expect, test } from 'vitest';
import { challengeMeaning, schemeMeaning } from '../../../src/renderer/features/call/challenge-words.ts';
import { callWords } from '../../../src/renderer/words/call.ts';

test('a scheme and a parameter that an API calls after members of all objects are unknown ones', () => {
  for (const name of ['__proto__', 'constructor', 'toString']) {
    expect(schemeMeaning(name)).toBe(callWords.otherScheme);
    expect(challengeMeaning(name, 'x', { names: {}, errors: {} })).toBe(callWords.otherParameter);
  }
});
