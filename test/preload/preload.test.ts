import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { CHANNELS } from '../../src/contract/channels.ts';
import type { AssayBridge } from '../../src/contract/bridge.ts';
import { buildPreload } from '../e2e/support/build-around.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

let source: string;
beforeAll(async () => {
  const folder = temporaryFolder('preload');
  await buildPreload(folder);
  source = readFileSync(join(folder, 'index.cjs'), 'utf8');
});

type Listener = (event: object, ...args: unknown[]) => void;

/** Runs the built preload as a sandboxed one: `require` gives `electron` and nothing else. */
function run() {
  const listeners: Listener[] = [];
  const ipcRenderer = {
    invoke: vi.fn<(...args: unknown[]) => Promise<unknown>>().mockResolvedValue('reply'),
    on: vi.fn<(channel: string, listener: Listener) => void>(
      (_channel, listener) => void listeners.push(listener),
    ),
    removeListener: vi.fn<(channel: string, listener: Listener) => void>(
      (_channel, listener) => void listeners.splice(listeners.indexOf(listener), 1),
    ),
  };
  const exposed = new Map<string, unknown>();
  const contextBridge = { exposeInMainWorld: (key: string, api: unknown) => void exposed.set(key, api) };
  const require = (name: string): unknown => {
    if (name !== 'electron') throw new Error(`module not found: ${name}`);
    return { contextBridge, ipcRenderer };
  };
  runInNewContext(source, { require, module: { exports: {} }, exports: {} });
  return { exposed, bridge: exposed.get('assay') as AssayBridge, ipcRenderer, listeners };
}

describe('the built preload', () => {
  test('is small, CommonJS, and needs nothing but electron', () => {
    expect(source).not.toMatch(/^\s*(import|export)\b/m);
    expect(source.match(/require\(/g)).toHaveLength(1);
    expect(source.length).toBeLessThan(2000);
  });

  test('exposes invoke and subscribe as window.assay, and nothing else', () => {
    const { exposed, bridge } = run();
    expect([...exposed.keys()]).toEqual(['assay']);
    expect(Object.keys(bridge)).toEqual(['invoke', 'subscribe']);
  });

  test('calls on the one channel for calls, with the name and the input alone', async () => {
    const { bridge, ipcRenderer } = run();
    const extended = bridge as unknown as { invoke(...args: unknown[]): Promise<unknown> };
    expect(await extended.invoke('run.start', { profileId: 'p' }, 'extra')).toBe('reply');
    expect(ipcRenderer.invoke.mock.calls).toEqual([[CHANNELS.invoke, 'run.start', { profileId: 'p' }]]);
  });

  test('hands over events without Electron’s own event, until it is told to end', () => {
    const { bridge, ipcRenderer, listeners } = run();
    const heard = vi.fn<(...args: unknown[]) => void>();
    const end = bridge.subscribe(heard);
    expect(ipcRenderer.on).toHaveBeenCalledWith(CHANNELS.event, expect.any(Function));
    listeners[0]?.({ sender: 'Electron' }, { name: 'run.changed', payload: 1 });
    expect(heard.mock.calls).toEqual([[{ name: 'run.changed', payload: 1 }]]);
    end();
    expect(listeners).toEqual([]);
  });
});
