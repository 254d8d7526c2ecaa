import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { fitBounds, parseBounds } from '../../src/main/window-bounds.ts';
import { openWindow } from '../../src/main/window.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import type { BrowserWindow } from './fake-electron.ts';

vi.mock('electron', () => import('./fake-electron.ts'));

const LEFT = { x: 0, y: 0, width: 1920, height: 1040 };
const RIGHT = { x: 1920, y: 200, width: 1280, height: 984 };
const saved = { x: 2000, y: 300, width: 1000, height: 700, isMaximized: false };

describe('saved bounds', () => {
  test.each([
    ['no JSON', '{'],
    ['nothing', 'null'],
    ['a list', '[]'],
    ['a size that is none', '{"width":"900","height":700}'],
    ['a size too small to use', '{"width":90,"height":70}'],
    ['a size beyond any screen', '{"width":900000,"height":700}'],
  ])('are not read out of %s', (_, text) => {
    expect(parseBounds(text)).toBeUndefined();
  });

  test('keep their size where their place makes no sense', () => {
    expect(parseBounds('{"width":900,"height":700,"x":"left","y":0}')).toEqual({
      width: 900,
      height: 700,
      isMaximized: false,
    });
  });
});

describe('the window opens', () => {
  test('where it was, if that display is still there', () => {
    expect(fitBounds(saved, [LEFT, RIGHT])).toEqual(saved);
  });

  test('in its size alone where the display is gone, or none is known', () => {
    const size = { width: 1000, height: 700, isMaximized: false };
    expect(fitBounds(saved, [LEFT])).toEqual(size);
    expect(fitBounds(saved, [])).toEqual(size);
  });

  test.each([
    ['above the display', { ...saved, y: 100 }],
    ['below it', { ...saved, y: 1170 }],
    ['nearly all beside it', { ...saved, x: 3150 }],
  ])('in its size alone where its upper edge would be %s', (_, bounds) => {
    expect(fitBounds(bounds, [RIGHT])).not.toHaveProperty('x');
  });

  test('no larger than the display', () => {
    expect(fitBounds({ ...saved, x: 0, y: 0, width: 4000, height: 3000 }, [LEFT])).toMatchObject({
      width: 1920,
      height: 1040,
    });
  });
});

describe('the window’s bounds', () => {
  beforeEach(() => void vi.clearAllMocks());

  test('are kept when it closes, and used by the next start', () => {
    const file = join(temporaryFolder('bounds'), 'window.json');
    const first = openWindow('/preload.cjs', file) as unknown as BrowserWindow;
    expect(first.options).toMatchObject({ width: 1360, height: 860 });
    first.emit('close');
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({
      x: 10,
      y: 20,
      width: 900,
      height: 700,
      isMaximized: false,
    });
    const second = openWindow('/preload.cjs', file) as unknown as BrowserWindow;
    expect(second.options).toMatchObject({ x: 10, y: 20, width: 900, height: 700 });
    expect(second.maximize).not.toHaveBeenCalled();
  });

  test('are kept a moment after it was moved or sized, not at each step of that', async () => {
    vi.useFakeTimers();
    const file = join(temporaryFolder('bounds'), 'window.json');
    const window = openWindow('/preload.cjs', file) as unknown as BrowserWindow;
    for (let step = 1; step <= 5; step += 1) {
      window.bounds = { ...window.bounds, width: 900 + step };
      window.emit('resize');
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(() => readFileSync(file)).toThrow('ENOENT');
    await vi.advanceTimersByTimeAsync(400);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ width: 905 });
    vi.useRealTimers();
  });

  test('are those of before it was maximized, and it opens so again', () => {
    const file = join(temporaryFolder('bounds'), 'window.json');
    writeFileSync(file, JSON.stringify({ ...saved, x: 0, y: 0, isMaximized: true }));
    const window = openWindow('/preload.cjs', file) as unknown as BrowserWindow;
    expect(window.maximize).toHaveBeenCalledOnce();
    expect(window.options).toMatchObject({ width: 1000, height: 700 });
  });

  test('cost nothing but the place where the file cannot be written', () => {
    const window = openWindow('/preload.cjs', '/nowhere/window.json') as unknown as BrowserWindow;
    expect(() => window.emit('close')).not.toThrow();
  });
});
