import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

test('what features share to draw with knows no bridge: what it draws is given to it', () => {
  const folder = join(import.meta.dirname, '../../../src/renderer/ui');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /\.tsx?$/.test(file),
  );
  expect(files.length).toBeGreaterThan(100);
  expect(files.filter((file) => readFileSync(join(folder, file), 'utf8').includes('/bridge/'))).toEqual([]);
});
