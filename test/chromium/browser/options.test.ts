import { describe, expect, test } from 'vitest';
import { commandLine } from '../../../src/chromium/browser/flags.ts';
import { readOptions } from '../../../src/chromium/browser/options.ts';

const USER = 1000;
const ROOT = 0;

describe('the options of a start', () => {
  test.for([
    ['linux', {}, true],
    ['linux', { DISPLAY: '' }, true],
    ['linux', { DISPLAY: ':0' }, false],
    ['linux', { WAYLAND_DISPLAY: 'wayland-0' }, false],
    ['linux', { DISPLAY: ':0', ASSAY_HEADLESS: '1' }, true],
    ['darwin', {}, false],
    ['win32', {}, false],
    ['win32', { ASSAY_HEADLESS: '1' }, true],
  ] as const)('on %s with %j there is no window: %s', ([platform, env, isHeadless]) => {
    expect(readOptions(env, platform, USER).isHeadless).toBe(isHeadless);
  });

  test('leave Chromium’s sandbox on for a person, whatever the environment says', () => {
    const env = { CI: 'true', ASSAY_TEST_DEBUG_PORT: '1', ASSAY_NO_SANDBOX: '1' };
    expect(readOptions(env, 'linux', USER).sandbox).toEqual({ kind: 'on' });
    expect(readOptions(env, 'win32', undefined).sandbox).toEqual({ kind: 'on' });
  });

  test.for(['CI', 'ASSAY_TEST_DEBUG_PORT', 'ASSAY_TEST_BROWSER', 'ASSAY_NO_SANDBOX'])(
    'switch it off for root when %s is set, and say so',
    (name) => {
      expect(readOptions({ [name]: '1' }, 'linux', ROOT).sandbox).toEqual({
        kind: 'off',
        reason: expect.stringContaining(name),
      });
    },
  );

  test('refuse a start by root otherwise', () => {
    expect(readOptions({ CI: 'false', ASSAY_NO_SANDBOX: '' }, 'linux', ROOT).sandbox.kind).toBe('refused');
  });
});

describe('the command line', () => {
  const flags = (env: Record<string, string>, uid = USER): string[] =>
    commandLine('/profile', readOptions({ DISPLAY: ':0', ...env }, 'linux', uid));

  test('opens a pipe and no port, a window of its own, and keeps the sandbox', () => {
    const usual = flags({});
    expect(usual).toContain('--remote-debugging-pipe');
    expect(usual).toContain('--user-data-dir=/profile');
    expect(usual.at(-1)).toBe('--app=data:text/html,');
    expect(usual.join(' ')).not.toMatch(/debugging-port|no-sandbox|headless/);
  });

  test('has no network', () => {
    expect(flags({})).toEqual(
      expect.arrayContaining(['--proxy-server=http://127.0.0.1:9', '--proxy-bypass-list=<-loopback>']),
    );
  });

  test('has a port, no window, no sandbox only where each was decided', () => {
    expect(flags({ ASSAY_TEST_DEBUG_PORT: '1' })).toContain('--remote-debugging-port=0');
    expect(flags({ ASSAY_HEADLESS: '1' })).toContain('--headless');
    expect(flags({ CI: 'true' }, ROOT)).toContain('--no-sandbox');
  });
});
