import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { PairTable } from '../../../src/renderer/ui/table/pair-table.tsx';

test('a header that a stranger calls after a member of all objects is drawn like any other', () => {
  const pairs = [
    ['__proto__', 'a'],
    ['constructor', 'b'],
    ['DPoP', 'c'],
  ] as const;
  for (const meanings of [undefined, { dpop: 'a proof' }]) {
    const drawn = renderToStaticMarkup(createElement(PairTable, { label: 'Headers', pairs, meanings }));
    expect(drawn).toContain('__proto__');
    expect(drawn.includes('a proof')).toBe(meanings !== undefined);
  }
});
