import { execFile } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { isSkipped, skipNote, startSession } from '../../support/keychain-session.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { ROOT, SHELLS, shoot } from './app.ts';

const run = promisify(execFile);

describe.skipIf(isSkipped).each(SHELLS)(
  `window and terminal over one vault, over $name${skipNote}`,
  (shell) => {
    test('a token of the window is the terminal’s, lives through a restart, and is nowhere in the file', async () => {
      const session = await startSession({ keyring: 'unlocked' });
      const userDataDir = temporaryFolder('vault');
      const env = Object.fromEntries(
        Object.entries(session.env).filter((pair): pair is [string, string] => pair[1] !== undefined),
      );

      const app = await shell.start({ userDataDir, env });
      const { page } = app;
      await page.getByRole('button', { name: 'Start the sandbox' }).click();
      await page.getByRole('treeitem', { name: 'sandbox-machine' }).click();
      await page.getByRole('button', { name: 'Get New Access Token' }).click();
      await page.getByRole('option', { name: /Access token/ }).waitFor();
      await shoot(page, 'keychain');
      await expect(page.getByRole('button', { name: /^Keychain/ }).isVisible()).resolves.toBe(true);

      const cli = await run(
        process.execPath,
        [join(ROOT, 'out/cli/index.js'), 'token', '-p', 'sandbox-machine', '--bare'],
        {
          env: { ...env, ASSAY_USER_DATA: userDataDir },
        },
      );
      const token = cli.stdout.trim();
      expect(token).toMatch(/^eyJ[\w-]+\.[\w-]+\.[\w-]+$/);
      await expect(page.getByRole('option', { name: /Access token/ }).count()).resolves.toBe(1);
      await app.close();

      for (const file of readdirSync(userDataDir).filter((name) => name.startsWith('assay.db'))) {
        expect(readFileSync(join(userDataDir, file)).includes(token)).toBe(false);
      }

      const again = await shell.start({ userDataDir, env });
      await again.page.getByRole('treeitem', { name: 'sandbox-machine' }).click();
      await again.page.getByRole('option', { name: /Access token/ }).waitFor();
      await again.close();
    });
  },
);
