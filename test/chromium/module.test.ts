import { execFileSync, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type * as Electron from 'electron/main';
import { describe, expect, test } from 'vitest';
import type * as StandInModule from '../../src/chromium/index.ts';
import * as missing from '../../src/chromium/electron/missing.ts';
import { only } from '../../src/chromium/page/only.ts';
import type * as Used from '../../src/main/electron.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

type StandIn = typeof StandInModule;

/** Compiles only while the stand-in has everything that main uses, with the types that main was given. */
type Covers<Offered extends Wanted, Wanted> = Offered & Wanted;
export type StandInCoversMain = Covers<StandIn, typeof Used>;

/** Compiles only while each member of Electron's main module has a name in the stand-in: there, or as missing. */
type Named<Names extends keyof StandIn> = Names;
export type StandInNamesAll = Named<keyof typeof Electron>;

/** Runs a module on Node, over the stand-in, without ever starting Chromium. */
function run(name: string, source: string): string {
  const file = join(temporaryFolder('module'), name);
  writeFileSync(file, source);
  const register = pathToFileURL(resolve('src/chromium/register.ts')).href;
  return execFileSync(process.execPath, ['--import', register, file], { encoding: 'utf8', timeout: 20_000 });
}

describe('the module electron', () => {
  const script = `
    for (const use of [() => app.dock, () => app.setBadgeCount(1), () => new Tray('x'), () => net.fetch('x'), () => (app.name2 = 1)]) {
      try { use(); console.log('worked'); } catch (error) { console.log(error.message); }
    }
    console.log(typeof app.whenReady, typeof BrowserWindow);
    process.exit(0);`;
  const expected = [
    'not in this shell: app.dock',
    'not in this shell: app.setBadgeCount',
    'not in this shell: Tray',
    'not in this shell: net.fetch',
    'not in this shell: app.name2',
    'function function',
    '',
  ].join('\n');

  test('is the stand-in for import', () => {
    expect(run('main.mjs', `import { app, BrowserWindow, Tray, net } from 'electron';${script}`)).toBe(
      expected,
    );
    expect(run('main.mjs', `import { app, BrowserWindow, Tray, net } from 'electron/main';${script}`)).toBe(
      expected,
    );
  });

  test('is the stand-in for require', () => {
    expect(run('main.cjs', `const { app, BrowserWindow, Tray, net } = require('electron');${script}`)).toBe(
      expected,
    );
  });
});

describe('what is not in this shell', () => {
  test('says its name when it is called, made or asked, and not when it is only looked at', () => {
    const { Tray, net } = missing as unknown as {
      Tray: new () => object;
      net: { fetch(): void } & (() => void);
    };
    expect(() => new Tray()).toThrow('not in this shell: Tray');
    expect(() => net()).toThrow('not in this shell: net');
    expect(() => net.fetch()).toThrow('not in this shell: net.fetch');
    expect(typeof Tray).toBe('function');
  });

  test('is each member that an object does not have, to read and to write', () => {
    const own = only('own', { known: 1, call: () => 'called' }) as Record<string, unknown>;
    expect([own['known'], (own['call'] as () => string)()]).toEqual([1, 'called']);
    expect(() => own['unknown']).toThrow('not in this shell: own.unknown');
    expect(() => (own['known'] = 2)).toThrow('not in this shell: own.known');
  });

  test('is not what the language itself asks for', async () => {
    const own = only('own', { known: 1 });
    expect(await Promise.resolve(own)).toBe(own);
    expect(Object.prototype.toString.call(own)).toBe('[object Object]');
    expect(JSON.stringify({ ...own })).toBe('{"known":1}');
  });

  test('leaves a class its private members', () => {
    class Counter {
      #count = 0;
      next(): number {
        return ++this.#count;
      }
    }
    const counter = only('counter', new Counter());
    expect([counter.next(), counter.next()]).toEqual([1, 2]);
  });
});

describe('finding a browser, as npm start asks for it', () => {
  const find = (env: Record<string, string>): { status: number | null; stdout: string; stderr: string } =>
    spawnSync(process.execPath, [resolve('src/chromium/find.ts')], {
      encoding: 'utf8',
      env,
      timeout: 20_000,
    });

  test('prints its path', () => {
    const env = { ASSAY_CHROMIUM: process.execPath, CI: 'true' };
    expect(find(env)).toMatchObject({ status: 0, stdout: `${process.execPath}\n`, stderr: '' });
  });

  test('says why there is none', () => {
    const none = find({ ASSAY_CHROMIUM: '/nowhere/chromium', CI: 'true' });
    expect(none).toMatchObject({
      status: 1,
      stdout: '',
      stderr: expect.stringContaining('/nowhere/chromium'),
    });
  });

  test.runIf(process.getuid?.() === 0)('says why there is none for root', () => {
    const none = find({ ASSAY_CHROMIUM: process.execPath });
    expect(none).toMatchObject({ status: 1, stdout: '', stderr: expect.stringContaining('as another user') });
  });
});
