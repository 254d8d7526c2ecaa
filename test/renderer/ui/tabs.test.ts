import { describe, expect, test } from 'vitest';
import { tabAt } from '../../../src/renderer/ui/tabs/tabs.model.ts';

const IDS = ['get', 'token', 'wire'] as const;

describe('A list of tabs', () => {
  test('takes no keys but its own', () => {
    expect(tabAt('ArrowDown', IDS, 'get')).toBeUndefined();
    expect(tabAt('Enter', IDS, 'get')).toBeUndefined();
  });

  test('goes round at its ends', () => {
    expect(tabAt('ArrowLeft', IDS, 'get')).toBe('wire');
    expect(tabAt('ArrowRight', IDS, 'wire')).toBe('get');
  });

  test('goes to the next, the one before, the first and the last', () => {
    expect(tabAt('ArrowRight', IDS, 'get')).toBe('token');
    expect(tabAt('ArrowLeft', IDS, 'wire')).toBe('token');
    expect(tabAt('Home', IDS, 'wire')).toBe('get');
    expect(tabAt('End', IDS, 'get')).toBe('wire');
  });
});
