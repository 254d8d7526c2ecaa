import { beforeEach, describe, expect, test } from 'vitest';
import { usePanes } from '../../../src/renderer/ui/split/panes.store.ts';
import { paneBounds, paneSize, sizeAfterKey } from '../../../src/renderer/ui/split/split.model.ts';

const BOUNDS = { min: 160, max: 500 };
const press = (key: string, shiftKey = false) => ({ key, shiftKey });

describe('the size of a pane', () => {
  test('leaves the other pane its least size', () => {
    expect(paneBounds(800, 160, 300)).toEqual({ min: 160, max: 500 });
  });

  test('stays at the least size where there is no room for both', () => {
    expect(paneBounds(300, 160, 300)).toEqual({ min: 160, max: 160 });
  });

  test('is what a person chose, where the window is wide enough for it', () => {
    expect(paneSize(333, 248, 1000, BOUNDS)).toBe(333);
    expect(paneSize(333, 248, 1000, { min: 160, max: 200 })).toBe(200);
  });

  test('begins as pixels or as a share of the whole', () => {
    expect(paneSize(undefined, 248, 1000, BOUNDS)).toBe(248);
    expect(paneSize(undefined, '45%', 1000, BOUNDS)).toBe(450);
    expect(paneSize(undefined, '90%', 1000, BOUNDS)).toBe(500);
  });
});

describe('keys on the separator', () => {
  test.each([
    [press('ArrowRight'), 216],
    [press('ArrowLeft'), 184],
    [press('ArrowRight', true), 296],
    [press('Home'), 160],
    [press('End'), 500],
    [press('a'), undefined],
  ])('%o moves it', (key, expected) => {
    expect(sizeAfterKey(key, 200, BOUNDS, false)).toBe(expected);
  });

  test('move the line the way they point where the sized pane is on the other side', () => {
    expect(sizeAfterKey(press('ArrowRight'), 200, BOUNDS, true)).toBe(184);
    expect(sizeAfterKey(press('Home'), 200, BOUNDS, true)).toBe(500);
  });

  test('stop at the bounds', () => {
    expect(sizeAfterKey(press('ArrowLeft'), 165, BOUNDS, false)).toBe(160);
    expect(sizeAfterKey(press('ArrowRight'), 495, BOUNDS, false)).toBe(500);
  });
});

describe('remembered sizes', () => {
  beforeEach(() => usePanes.setState({ sizes: {} }));

  test('are kept by name, in whole pixels, until reset', () => {
    usePanes.getState().resize('sidebar', 250.4);
    usePanes.getState().resize('wire', 400);
    usePanes.getState().reset('sidebar');
    expect(usePanes.getState().sizes).toEqual({ wire: 400 });
  });
});
