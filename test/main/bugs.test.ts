import { describe, expect, test, vi } from 'vitest';
import { createBugReport, describeBug } from '../../src/main/bugs.ts';

vi.mock('electron', () => import('./fake-electron.ts'));

const SECRET = 'eyJhbGciOiJub25lIn0.e30.';

describe('a bug’s report', () => {
  test('has the error’s class and where it was thrown, not its words', () => {
    const described = describeBug(new TypeError(`cannot read ${SECRET}`));
    expect(described).toMatch(/^TypeError\n\s+at .*bugs\.test\.ts/);
    expect(described).not.toContain(SECRET);
  });

  test('leaves out words of several lines, and of a cause', () => {
    const error = new Error(`first\n${SECRET}\n    at ${SECRET}:1:1`, { cause: new Error(SECRET) });
    expect(describeBug(error)).not.toContain(SECRET);
    expect(describeBug(error)).toContain('bugs.test.ts');
  });

  test.for([SECRET, { token: SECRET }, undefined, null, 7])('says only the type of %j, thrown', (thrown) => {
    expect(describeBug(thrown)).toBe(`a ${typeof thrown} was thrown`);
  });

  test('is written under the reference that it gives back', () => {
    const write = vi.fn<(text: string) => void>();
    const report = createBugReport(write);
    const reference = report('run.start', new Error('x'));
    expect(reference).toMatch(/^[0-9a-f]{8}$/);
    expect(write).toHaveBeenCalledWith(expect.stringContaining(`bug ${reference} in run.start: Error\n`));
    expect(report('run.start', new Error('x'))).not.toBe(reference);
  });
});
