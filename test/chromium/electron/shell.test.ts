import { describe, expect, test } from 'vitest';
import { openCommand, runOpener } from '../../../src/chromium/electron/shell.ts';

const URL_WITH_TRAPS = 'https://example.test/?a=b&c=$(x)%20|calc.exe;`y`"z"#--help';

describe('opening the person’s browser', () => {
  test.for([
    ['linux', ['xdg-open', URL_WITH_TRAPS]],
    ['freebsd', ['xdg-open', URL_WITH_TRAPS]],
    ['darwin', ['open', URL_WITH_TRAPS]],
    ['win32', ['rundll32', 'url.dll,FileProtocolHandler', URL_WITH_TRAPS]],
  ] as const)('on %s is a program with the address as one argument', ([platform, command]) => {
    expect(openCommand(platform, URL_WITH_TRAPS)).toEqual(command);
  });

  test('is good when the opener ends well', async () => {
    await expect(runOpener([process.execPath, '-e', ''])).resolves.toBeUndefined();
  });

  test('is not when it ends badly or is not there, and neither repeats the address', async () => {
    const failed = await runOpener([process.execPath, '-e', 'process.exit(3)', URL_WITH_TRAPS]).catch(String);
    expect(failed).toContain('exit status 3');
    const absent = await runOpener(['/nowhere/xdg-open', URL_WITH_TRAPS]).catch(String);
    expect(absent).toContain('could not be run');
    expect(JSON.stringify([failed, absent])).not.toContain('example.test');
  });
});
