import { describe, expect, test } from 'vitest';
import { readPastedResponse } from '../../../../src/core/oauth/authorize/pasted-response.ts';

const CALLBACK = 'http://127.0.0.1:8765/callback';

describe('a pasted callback address without a token', () => {
  test('with an error says what it means, what is most often behind it, and where that stands', () => {
    const { words, section, parameters } = readPastedResponse(
      `${CALLBACK}?error=access_denied&error_description=Not+today&state=xyz`,
    );
    expect(words).toMatch(/^The server answered access_denied\. \S/);
    expect(section).toBe('RFC 6749 §4.1.2.1');
    expect(parameters.map(({ name, value }) => [name, value])).toEqual([
      ['error', 'access_denied'],
      ['error_description', 'Not today'],
      ['state', 'xyz'],
    ]);
    expect(parameters.every(({ meaning, section: where }) => meaning && where)).toBe(true);
  });

  test('with an error that no specification has says so, and explains nothing', () => {
    const { words, section } = readPastedResponse(`${CALLBACK}?error=no_such_thing`);
    expect(words).toContain('no specification has: no_such_thing');
    expect(section).toBeUndefined();
  });

  test('with a code says what can be done with it', () => {
    const { words, section } = readPastedResponse(` ${CALLBACK}?code=abc&iss=https%3A%2F%2Flogin.example \n`);
    expect(words).toMatch(/^A code came, and no token/);
    expect(section).toBe('RFC 6749 §4.1.2');
  });

  test.each([
    ['the fragment', `${CALLBACK}#code=abc&unknown=1`],
    ['a query alone', '?code=abc&unknown=1'],
    ['a form', 'code=abc&unknown=1'],
  ])('is read out of %s too, and what nobody has defined is shown without words', (_, text) => {
    expect(readPastedResponse(text).parameters.slice(1)).toEqual([{ name: 'unknown', value: '1' }]);
  });

  test('keeps what came twice, in order', () => {
    const { parameters } = readPastedResponse('?code=a&code=b');
    expect(parameters.map(({ value }) => value)).toEqual(['a', 'b']);
  });
});
