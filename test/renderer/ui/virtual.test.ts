import { describe, expect, test } from 'vitest';
import { findTyped, moveCursor } from '../../../src/renderer/ui/virtual/cursor.model.ts';
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
