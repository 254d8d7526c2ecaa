import { expect, test } from 'vitest';
import { createRandom } from '../../src/node/random.ts';

const random = createRandom();

test('bytes are as many as asked for, in memory of their own', () => {
  const bytes = random.bytes(32);
  expect(bytes).toHaveLength(32);
  expect(bytes.buffer.byteLength).toBe(32);
  expect(random.bytes(32)).not.toEqual(bytes);
});

test('a token is base64url of that many bytes', () => {
  expect(random.token(32)).toMatch(/^[\w-]{43}$/);
  expect(Buffer.from(random.token(32), 'base64url')).toHaveLength(32);
});

test('ids are short, fit for file names, and do not repeat', () => {
  const ids = Array.from({ length: 10_000 }, () => random.id());
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(id).toMatch(/^[\da-hjkmnp-tv-z]{16}$/);
  // Every character of the alphabet comes up: none of the bits is lost.
  expect(new Set(ids.join('')).size).toBe(32);
});
