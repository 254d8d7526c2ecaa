import { expect, test } from 'vitest';
import { chooseStyle } from '../../../src/cli/terminal/style.ts';

test.each([
  ['a terminal', true, {}, true],
  ['a pipe', false, {}, false],
  ['a terminal with NO_COLOR', true, { NO_COLOR: '1' }, false],
  ['a terminal with an empty NO_COLOR, which means nothing', true, { NO_COLOR: '' }, true],
  ['a dumb terminal', true, { TERM: 'dumb' }, false],
] as const)('%s: colours %#', (_what, isTty, env, hasColour) => {
  const style = chooseStyle(isTty, env);
  expect(style.hasColour).toBe(hasColour);
  expect(style.bad('no')).toBe(hasColour ? '\u001b[31mno\u001b[39m' : 'no');
  expect(style.bad('')).toBe('');
});
