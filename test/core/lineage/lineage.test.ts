import { describe, expect, it } from 'vitest';
import { type Issuance, lineageForest } from '../../../src/core/lineage/forest.ts';
import { type Folds, type LineageRow, lineageRows } from '../../../src/core/lineage/rows.ts';

function issuance(
  id: string,
  atMs: number,
  more: Partial<Issuance> & { readonly brings?: readonly string[] } = {},
): Issuance {
  const { brings = [`${id}-access`], ...rest } = more;
  return {
    issuanceId: id,
    atMs,
    inputs: [],
    outputs: brings.map((tokenId) => ({ tokenId, role: 'access_token' })),
    ...rest,
  };
}

const code = issuance('code', 1, { grantId: 'g', brings: ['a1', 'r1'] });
const refresh = issuance('refresh', 2, { grantId: 'g', inputs: ['r1'], brings: ['a2', 'r2'] });
const exchange = issuance('exchange', 3, { inputs: ['a2'], brings: ['x'] });
const machine = issuance('machine', 4);

const drawn = (rows: readonly LineageRow<Issuance>[]) =>
  rows.map((row) => {
    const name = row.kind === 'token' ? row.tokenId : row.issuance.issuanceId;
    return `${'  '.repeat(row.level - 1)}${name} ${row.place}/${row.of}`;
  });

const rowsOf = (issuances: readonly Issuance[], folds: Folds = new Map()) =>
  lineageRows(lineageForest(issuances), folds);

describe('the tree of issuances', () => {
  it('has the newest family first, in it tokens and refreshes in order, and what was got with a token under it', () => {
    expect(drawn(rowsOf([machine, refresh, exchange, code]))).toEqual([
      'machine 1/2',
      '  machine-access 1/1',
      'code 2/2',
      '  a1 1/3',
      '  r1 2/3',
      '  refresh 3/3',
      '    a2 1/2',
      '      exchange 1/1',
      '        x 1/1',
      '    r2 2/2',
    ]);
  });

  it('leaves out what is folded, and counts the tokens of the whole family', () => {
    const rows = rowsOf([code, refresh], new Map([['code', false]]));
    expect(drawn(rows)).toEqual(['code 1/1']);
    expect(rows[0]).toMatchObject({ isOpen: false, tokenIds: ['a1', 'r1', 'a2', 'r2'] });
  });

  it('is closed at first where a family is long, but for its newest refresh', () => {
    const many = Array.from({ length: 6 }, (_, at) => issuance(`r${at}`, at + 2, { grantId: 'g' }));
    const open = rowsOf([code, ...many]).filter((row) => row.isOpen);
    expect(open.map(({ key }) => key)).toEqual(['code', 'r5']);
  });

  it.each([
    [
      'two families that were each got with the other’s token',
      [issuance('a', 1, { inputs: ['b-access'] }), issuance('b', 1, { inputs: ['a-access'] })],
    ],
    ['one that was got with its own token', [issuance('a', 1, { inputs: ['a-access'] })]],
    ['one that was got with a token nobody knows', [issuance('a', 1, { inputs: ['gone'] })]],
  ])('has %s, each once', (_, issuances) => {
    expect(rowsOf(issuances).filter(({ kind }) => kind === 'issuance')).toHaveLength(issuances.length);
  });

  it('has a token that came twice in both places, and what came of it in one', () => {
    const again = issuance('again', 2, { brings: ['code-twice'] });
    const first = issuance('first', 1, { brings: ['code-twice'] });
    const child = issuance('child', 3, { inputs: ['code-twice'] });
    expect(rowsOf([first, again, child]).filter((row) => row.key === 'child')).toHaveLength(1);
  });

  it('is made of ten thousand refreshes and a thousand families in a moment', () => {
    const chain = Array.from({ length: 10_000 }, (_, at) =>
      issuance(`r${at}`, at, { grantId: 'g', inputs: [`t${at - 1}`], brings: [`t${at}`] }),
    );
    const others = Array.from({ length: 1000 }, (_, at) => issuance(`m${at}`, at));
    const started = performance.now();
    expect(rowsOf([...chain, ...others]).length).toBeGreaterThan(1000);
    expect(performance.now() - started).toBeLessThan(1500);
  });

  it('is made of twenty thousand exchanges of one another’s tokens, nested only so far', () => {
    const chain = Array.from({ length: 20_000 }, (_, at) =>
      issuance(`x${at}`, at, { inputs: [`x${at - 1}-access`] }),
    );
    const rows = rowsOf(chain);
    expect(Math.max(...rows.slice(0, 500).map(({ level }) => level))).toBeLessThan(100);
  });
});
