import { expect, test } from 'vitest';
import { announce, useAnnounced } from '../../../src/renderer/ui/announce/announce.ts';

test('what is said is added, also when it is the same again, and the oldest gives way', () => {
  for (const text of ['Saved', 'Saved', 'one', 'two', 'three']) announce(text);
  const { said } = useAnnounced.getState();
  expect(said.map(({ text }) => text)).toEqual(['Saved', 'one', 'two', 'three']);
  expect(new Set(said.map(({ id }) => id)).size).toBe(4);
});
