import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { type SecondStart, takeLock } from '../../../src/chromium/electron/single-instance.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

let folder: string;
beforeEach(() => {
  folder = temporaryFolder('lock');
});

const START: SecondStart = { argv: ['node', 'main.js'], workingDirectory: '/somewhere' };

/** Another process that takes the lock, says so and then waits for its end. */
async function otherProcess(): Promise<{ said: string; end: () => Promise<void> }> {
  const module = JSON.stringify(resolve('src/chromium/electron/single-instance.ts'));
  const script = `
    const { takeLock } = await import(${module});
    const release = takeLock(${JSON.stringify(folder)}, { argv: ['other'], workingDirectory: '/other' }, () => {});
    console.log(release ? 'taken' : 'refused');
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((done) => child.once('exit', () => done()));
  onTestFinished(() => void child.kill('SIGKILL'));
  const said = await new Promise<string>((done) =>
    child.stdout.once('data', (data: Buffer) => done(String(data).trim())),
  );
  return {
    said,
    async end() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

describe('the lock of a data folder', () => {
  test('is taken by the first start only, and the second one tells the first', async () => {
    const heard = vi.fn<(start: SecondStart) => void>();
    const release = takeLock(folder, START, heard);
    expect(release).toBeDefined();
    onTestFinished(() => release?.());
    expect((await otherProcess()).said).toBe('refused');
    await vi.waitFor(() =>
      expect(heard.mock.calls).toEqual([[{ argv: ['other'], workingDirectory: '/other' }]]),
    );
    expect(readdirSync(join(folder, 'single-instance'))).toEqual(['lock']);
  });

  test('is free again when its holder was killed', async () => {
    const other = await otherProcess();
    expect(other.said).toBe('taken');
    expect(takeLock(folder, START, () => undefined)).toBeUndefined();
    await other.end();
    const release = takeLock(folder, START, () => undefined);
    expect(release).toBeDefined();
    release?.();
  });

  test('is free again when it was released, and another folder’s is another', () => {
    const first = takeLock(folder, START, () => undefined);
    const elsewhere = takeLock(temporaryFolder('lock'), START, () => undefined);
    first?.();
    const again = takeLock(folder, START, () => undefined);
    expect([first, elsewhere, again].every((release) => release !== undefined)).toBe(true);
    elsewhere?.();
    again?.();
  });

  test('forgets starts that nobody was there to hear', async () => {
    const holder = await otherProcess();
    takeLock(folder, START, () => undefined);
    await holder.end();
    const heard = vi.fn<() => void>();
    const release = takeLock(folder, START, heard);
    expect(readdirSync(join(folder, 'single-instance'))).toEqual(['lock']);
    expect(heard).not.toHaveBeenCalled();
    release?.();
  });
});
