import { describe, expect, test } from 'vitest';
import { mapScheme } from '../../src/chromium/address.ts';

const map = mapScheme('app');
const toChromium = (url: string): string | undefined => map.toChromium(url);
const fromChromium = (url: string): string | undefined => map.fromChromium(url);

describe('the address of a page', () => {
  test.for([
    ['app://assay/', 'https://assay.invalid/'],
    ['app://assay/a/b.js?x=1#y', 'https://assay.invalid/a/b.js?x=1#y'],
    ['app://other-host/', 'https://other-host.invalid/'],
  ] as const)('%s is %s to Chromium, and back', ([ours, theirs]) => {
    expect(toChromium(ours)).toBe(theirs);
    expect(fromChromium(theirs)).toBe(ours);
  });

  test('has a path, also where none was given', () => {
    expect(toChromium('app://assay')).toBe('https://assay.invalid/');
  });

  test.for([
    'https://example.test/',
    'app:assay',
    'app://',
    'app://a.b/',
    'app://assay:1/',
    'app://user@assay/',
    'APP://assay/',
    'file:///x',
    'apps://assay/',
  ])('%s has none in Chromium', (url) => {
    expect(toChromium(url)).toBeUndefined();
  });

  test.for([
    'https://assay.invalid.example.test/',
    'https://example.test/assay.invalid/',
    'https://assay.invalid:8443/',
    'https://user@assay.invalid/',
    'https://a.assay.invalid/',
    'http://assay.invalid/',
    'blob:https://assay.invalid/1-2',
    'https://assay.invalid',
    'data:text/html,https://assay.invalid/',
  ])('%s is none of ours', (url) => {
    expect(fromChromium(url)).toBeUndefined();
  });
});
