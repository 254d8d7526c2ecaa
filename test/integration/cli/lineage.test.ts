import { describe, expect, test } from 'vitest';
import { assay } from './run-assay.ts';

describe('assay lineage', () => {
  test('says that nothing is kept, on standard error alone', async () => {
    const { status, stdout, stderr } = await assay(['lineage', '--memory']);
    expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
    expect(stderr).toContain('No tokens are kept here.');
  });

  test('is a list of issuances as JSON', async () => {
    const { status, stdout } = await assay(['lineage', '--memory', '--json']);
    expect({ status, stdout }).toEqual({ status: 0, stdout: '[]\n' });
  });

  test('of a profile that is not there ends with 2', async () => {
    expect(await assay(['lineage', '-p', 'nobody', '--memory'])).toMatchObject({ status: 2, stdout: '' });
  });
});
