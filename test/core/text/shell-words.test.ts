import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shellWords, sourceRange } from '../../../src/core/text/shell-words.ts';

const words = (source: string) => shellWords(source).map(({ text }) => text);

describe('the words of a shell command', () => {
  test.each<[name: string, source: string, expected: string[]]>([
    ['blanks', "  curl   -X  POST\t'a b' ", ['curl', '-X', 'POST', 'a b']],
    ['adjacent quotes', `a'b'"c"d`, ['abcd']],
    ['an escaped single quote', `'it'\\''s'`, ["it's"]],
    ['an empty word', `a '' ""`, ['a', '', '']],
    ['backslashes in double quotes', String.raw`"\"\\\$\x"`, [String.raw`"\$\x`]],
    ['backslashes outside', String.raw`a\ b \"c`, ['a b', '"c']],
    ['continued lines', 'curl \\\n  -H \\\r\n x', ['curl', '-H', 'x']],
    ['C escapes', String.raw`$'a\'b\n\x41\u00e9\101'`, ["a'b\nAéA"]],
    ['a pipe', 'curl a | jq b', ['curl', 'a']],
    ['a list of commands', 'curl a && echo b', ['curl', 'a']],
    ['a second line', 'curl a\necho b', ['curl', 'a']],
    ['an ampersand in an URL that was not quoted', 'curl https://x/?a=1&b=2', ['curl', 'https://x/?a=1&b=2']],
    ['an unclosed quote', `curl 'abc`, ['curl', 'abc']],
    [
      'cmd quotes and carets',
      'curl ^"https://x/?a=1^&b=2^" ^\r\n  -H ^"a: \\^"b\\^"^"',
      ['curl', 'https://x/?a=1&b=2', '-H', 'a: "b"'],
    ],
    ['nothing', '', []],
  ])('end where a shell ends them: %s', (_name, source, expected) => {
    expect(words(source)).toEqual(expected);
  });

  test('know where they stood', () => {
    const source = `x "a\\"b"'c'`;
    const word = shellWords(source)[1];
    expect(word?.text).toBe('a"bc');
    expect(word && sourceRange(word, 1, 3)).toEqual({ start: 5, end: 7 });
    expect(word && sourceRange(word, 3, 4)).toEqual({ start: 9, end: 10 });
  });

  test.skipIf(process.platform === 'win32')('are those of a real shell, for anything in quotes', () => {
    // A caret before a quote would mean cmd.
    const plain = fc.string({ unit: 'grapheme-ascii', maxLength: 8 }).map((text) => text.replaceAll('^', ''));
    const piece = fc.oneof(
      plain.map((text) => `'${text.replaceAll("'", String.raw`'\''`)}'`),
      plain.map((text) => `"${text.replaceAll(/["\\$`]/g, String.raw`\$&`)}"`),
      fc.string({
        unit: fc.constantFrom('a', 'b', '-', '=', ':', '/', '\\ ', '\\"'),
        minLength: 1,
        maxLength: 6,
      }),
    );
    const sources = fc.sample(
      fc.array(
        fc.array(piece, { minLength: 1, maxLength: 3 }).map((pieces) => pieces.join('')),
        { minLength: 1, maxLength: 5 },
      ),
      120,
    );
    for (const source of sources.map((parts) => parts.join(' '))) {
      const printed = execFileSync('sh', ['-c', `printf '%s\\0' ${source}`], { encoding: 'utf8' });
      expect(words(source)).toEqual(printed.split('\0').slice(0, -1));
    }
  });
});
