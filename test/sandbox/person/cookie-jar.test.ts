import { describe, expect, test } from 'vitest';
import { CookieJar } from '../../../src/sandbox/person/cookie-jar.ts';

describe('a cookie jar', () => {
  test('sends a cookie to its path and below, and to nothing beside it', () => {
    const jar = new CookieJar();
    jar.store(['a=1; Path=/interaction/x; HttpOnly'], '/authorize');
    expect(jar.headerFor('/interaction/x')).toBe('a=1');
    expect(jar.headerFor('/interaction/x/login')).toBe('a=1');
    expect(jar.headerFor('/interaction/xy')).toBeUndefined();
    expect(jar.headerFor('/authorize')).toBeUndefined();
  });

  test('keeps cookies of one name apart by path, the longer path first', () => {
    const jar = new CookieJar();
    jar.store(['a=short; path=/', 'a=long; path=/in'], '/');
    expect(jar.headerFor('/in/side')).toBe('a=long; a=short');
  });

  test('forgets a cookie that is set to expire', () => {
    const jar = new CookieJar();
    jar.store(['a=1; path=/', 'b=2; path=/'], '/');
    jar.store(['a=; path=/; expires=Thu, 01 Jan 1970 00:00:00 GMT', 'b=; path=/; max-age=0'], '/');
    expect(jar.headerFor('/')).toBeUndefined();
  });

  test('takes the folder of the request for a cookie that names no path', () => {
    const jar = new CookieJar();
    jar.store(['a=1'], '/deep/page');
    expect(jar.headerFor('/deep/other')).toBe('a=1');
    expect(jar.headerFor('/')).toBeUndefined();
  });

  test('passes over what is no cookie, and keeps equals signs in values', () => {
    const jar = new CookieJar();
    jar.store(['nonsense', '=x', 'a=b=c'], '/');
    expect(jar.headerFor('/')).toBe('a=b=c');
  });
});
