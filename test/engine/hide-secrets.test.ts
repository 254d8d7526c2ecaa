import { describe, expect, it } from 'vitest';
import { hideSecrets } from '../../src/engine/hide-secrets.ts';

describe('a text that was made of what a server said', () => {
  it('loses each secret that is known, the longer of two first, at any depth', () => {
    const secrets = ['winter', 'winter is coming'];
    expect(hideSecrets({ a: 'winter is coming', b: [1, null, { c: 'no winter' }] }, secrets)).toEqual({
      a: '[hidden]',
      b: [1, null, { c: 'no [hidden]' }],
    });
  });

  it('loses the beginning of a secret that it was cut in', () => {
    const secret = 'abcdefghijklmnop';
    expect(hideSecrets(`you sent ${secret.slice(0, 9)}…`, [secret])).toBe('you sent [hidden]…');
    expect(hideSecrets('you sent abc…', [secret])).toBe('you sent abc…');
  });

  it('stays as it is where nothing is known', () => {
    const finding = { error: 'invalid_grant', n: 3 };
    expect(hideSecrets(finding, [])).toBe(finding);
  });
});
