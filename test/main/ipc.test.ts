import { describe, expect, test, vi } from 'vitest';
import { ok } from '../../src/core/result.ts';
import type { Frame } from '../../src/main/electron.ts';
import { isOwnFrame, setupIpc } from '../../src/main/ipc.ts';
import { ipcHandlers } from './fake-electron.ts';

vi.mock('electron', () => import('./fake-electron.ts'));

describe('the sender of a call', () => {
  const top = { url: 'app://assay/', parent: null };

  test('is trusted in the top frame of the app’s own page, wherever in it', () => {
    for (const url of ['app://assay/', 'app://assay/index.html', 'app://assay/#token', 'app://assay/?x=1']) {
      expect(isOwnFrame({ url, parent: null })).toBe(true);
    }
  });

  test.for([
    ['no frame: it has gone meanwhile', null],
    ['a frame inside the page', { url: 'app://assay/', parent: top }],
    ['another host', { url: 'app://other/', parent: null }],
    ['a host that begins alike', { url: 'app://assay.evil/', parent: null }],
    ['a user name that looks like the host', { url: 'app://assay@evil/', parent: null }],
    ['a blob of the same origin', { url: 'blob:app://assay/1-2-3', parent: null }],
    ['a blank page', { url: 'about:blank', parent: null }],
    ['the web', { url: 'https://assay.invalid/', parent: null }],
    ['a file', { url: 'file:///app://assay/', parent: null }],
    ['nothing loaded', { url: '', parent: null }],
  ] as [string, Frame | null][])('is not trusted from %s', ([, frame]) => {
    expect(isOwnFrame(frame)).toBe(false);
  });
});

describe('calls from the window', () => {
  test('wait for the program, then reach it with their sender, name and input', async () => {
    const route = vi.fn<(...call: unknown[]) => Promise<never>>().mockResolvedValue(ok('answer') as never);
    const { promise, resolve } = Promise.withResolvers<typeof route>();
    setupIpc(promise);
    const senderFrame = { url: 'app://assay/', parent: null };
    const reply = ipcHandlers.get('assay:invoke')?.({ senderFrame }, 'thing.get', { id: 1 }, 'ignored');
    expect(route).not.toHaveBeenCalled();
    resolve(route);
    expect(await reply).toEqual(ok('answer'));
    expect(route).toHaveBeenCalledWith(senderFrame, 'thing.get', { id: 1 });
  });
});
