import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CATALOGUE } from '../../../src/core/findings/catalogue.ts';
import type { CatalogueEntry } from '../../../src/core/findings/entry.ts';

const PAGE = readFileSync(join(import.meta.dirname, '..', '..', '..', 'docs', 'sources.md'), 'utf8');
const ROWS = PAGE.split('\n')
  .filter((line) => /^\| (?!-|document )/.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .map(([, document = '', edition = '', read = '']) => ({ document, edition, read }));
const SECTIONS = Object.values<CatalogueEntry>(CATALOGUE).map(({ section }) => section);

describe('docs/sources.md', () => {
  it('has a row for every document that a finding cites, once, and for no other', () => {
    const cited = [...new Set(SECTIONS.map(({ spec }) => spec))].sort();
    expect(ROWS.map(({ document }) => document).sort()).toEqual(cited);
  });

  it.each(ROWS)(
    'names the edition of $document that the findings point to',
    ({ document, edition, read }) => {
      expect(read).not.toBe('');
      const cited = SECTIONS.filter(({ spec }) => spec === document);
      const address = edition === '' ? `/rfc${document.replace('RFC ', '')}#` : `/${edition}.html#`;
      expect(cited.filter(({ url }) => !url.includes(address))).toEqual([]);
    },
  );
});
