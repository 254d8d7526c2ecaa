import { describe, expect, test } from 'vitest';
import { findTyped, moveCursor } from '../../../src/renderer/ui/virtual/cursor.model.ts';
import { rowsInSight, rowsToDraw, scrolledTo } from '../../../src/renderer/ui/virtual/rows-in-sight.model.ts';
import { keepMarks, markRange, toggleMark } from '../../../src/renderer/ui/virtual/marks.model.ts';

describe('the row that a key moves to', () => {
  test.each([
    ['ArrowDown', 4, 5],
    ['ArrowDown', 9, 9],
    ['ArrowDown', -1, 0],
    ['ArrowUp', 4, 3],
    ['ArrowUp', 0, 0],
    ['ArrowUp', -1, 9],
    ['PageDown', 4, 7],
    ['PageDown', 8, 9],
    ['PageUp', 4, 1],
    ['PageUp', 1, 0],
    ['Home', 7, 0],
    ['End', 2, 9],
    ['Tab', 2, undefined],
  ])('%s from %i of ten is %s', (key, at, to) => {
    expect(moveCursor(key, { at, count: 10, page: 3 })).toBe(to);
  });

  test('is none in an empty list', () => {
    expect(moveCursor('End', { at: -1, count: 0, page: 3 })).toBeUndefined();
  });

  test('is never more than one away where nothing fits', () => {
    expect(moveCursor('PageDown', { at: 2, count: 10, page: 0 })).toBe(3);
  });
});

describe('typing letters', () => {
  const names = ['access', 'id token', 'Introspection', 'access', 'refresh'];
  const find = (typed: string, at: number) =>
    findTyped(typed, at, names.length, (index) => names[index] ?? '');

  test('one letter goes on to the next row that begins with it, round the end', () => {
    expect(find('a', 0)).toBe(3);
    expect(find('a', 3)).toBe(0);
    expect(find('I', -1)).toBe(1);
  });

  test('a longer text stays where it fits', () => {
    expect(find('in', 1)).toBe(2);
    expect(find('int', 2)).toBe(2);
  });

  test('the same letter again goes through what begins with it', () => {
    expect(find('aa', 0)).toBe(3);
  });

  test('finds nothing where nothing begins so', () => {
    expect(find('x', 0)).toBeUndefined();
  });
});

describe('marks', () => {
  const keys = ['a', 'b', 'c', 'd'];

  test('turn round, and reach from one row to another in both directions', () => {
    expect([...toggleMark(new Set(['a']), 'b')]).toEqual(['a', 'b']);
    expect([...toggleMark(new Set(['a', 'b']), 'a')]).toEqual(['b']);
    expect([...markRange(new Set(['a']), keys, 3, 2)]).toEqual(['a', 'c', 'd']);
    expect([...markRange(new Set(), keys, -1, 0)]).toEqual(['a']);
  });

  test('of rows that are gone go; where none is gone they are the same', () => {
    const marks = new Set(['a', 'x']);
    expect([...keepMarks(marks, keys)]).toEqual(['a']);
    const all = new Set(['a']);
    expect(keepMarks(all, keys)).toBe(all);
  });
});

describe('the rows that are drawn', () => {
  test.each([
    [0, { first: 0, end: 20 }],
    [30 * 100, { first: 92, end: 120 }],
    [30 * 100 + 29, { first: 92, end: 120 }],
    [30 * 104, { first: 96, end: 124 }],
  ])('scrolled by %i are those in sight and some around', (top, sight) => {
    expect(rowsInSight({ top, height: 300, rowHeight: 30 })).toEqual(sight);
  });
  test('end with the list, and have that of the keyboard among them wherever it is', () => {
    expect(rowsToDraw({ first: 4, end: 12 }, 7, -1)).toEqual([4, 5, 6]);
    expect(rowsToDraw({ first: 4, end: 6 }, 99, 5)).toEqual([4, 5]);
    expect(rowsToDraw({ first: 4, end: 6 }, 99, 1)).toEqual([1, 4, 5]);
    expect(rowsToDraw({ first: 4, end: 6 }, 99, 70)).toEqual([4, 5, 70]);
    expect(rowsToDraw({ first: 4, end: 6 }, 9, 70)).toEqual([4, 5]);
    expect(rowsToDraw({ first: 40, end: 60 }, 9, -1)).toEqual([]);
  });
});

describe('bringing a row into sight', () => {
  const scrolled = { top: 300, height: 90, rowHeight: 30 };
  test.each([
    ['one in sight moves nothing', 11, 300],
    ['one above comes to the top', 4, 120],
    ['one below comes to the end', 20, 540],
    ['one that is half in sight comes whole', 13, 330],
  ])('%s', (_, index, top) => {
    expect(scrolledTo(index, scrolled)).toBe(top);
  });
  test('comes to the top where none fits', () => {
    expect(scrolledTo(20, { ...scrolled, height: 10 })).toBe(600);
  });
});
