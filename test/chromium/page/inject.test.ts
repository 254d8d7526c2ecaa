import { createContext, runInContext } from 'node:vm';
import { describe, expect, test, vi } from 'vitest';
import {
  type InjectedNames,
  deliverFunction,
  pageWorldScript,
  preloadWorldScript,
} from '../../../src/chromium/page/inject.ts';

const NAMES: InjectedNames = {
  origin: 'https://assay.invalid',
  toPreload: '_toPreload',
  toPage: '_toPage',
  post: '_post',
  deliver: '_deliver',
};

const PRELOAD = `
const { contextBridge, ipcRenderer } = require('electron');
contextBridge.exposeInMainWorld('api', {
  nested: { call: (...args) => ipcRenderer.invoke('channel', ...args) },
  subscribe(listener) {
    const forward = (event, ...args) => listener(...args);
    ipcRenderer.on('news', forward);
    return () => ipcRenderer.off('news', forward);
  },
});
`;

type World = Record<string, unknown>;

type Listener = (event: { type: string; data: unknown }) => void;

/** The document as one world has it: what another dispatched comes as a copy made of this world's own objects. */
function documentOf(world: World, listeners: [string, Listener][]): object {
  return {
    addEventListener(type: string, listener: Listener) {
      listeners.push([type, (event) => listener({ type, data: copyInto(world, event.data) })]);
    },
    dispatchEvent(event: MessageEvent) {
      for (const [type, listener] of listeners) if (type === event.type) listener(event);
      return true;
    },
  };
}

function copyInto(world: World, value: unknown): unknown {
  return runInContext('JSON.parse', world)(JSON.stringify(value)) as unknown;
}

/** A page's two worlds, each a realm of its own that knows nothing of the other's or of this one. */
function openPage(
  preload = PRELOAD,
  place: World = {},
): { page: World; preloadWorld: World; posted: unknown[] } {
  const listeners: [string, Listener][] = [];
  const posted: unknown[] = [];
  const world = (extra: World): World => {
    const own: World = createContext({
      MessageEvent,
      location: { href: 'https://assay.invalid/' },
      ...extra,
    });
    own['document'] = documentOf(own, listeners);
    own['window'] = own;
    own['top'] = own;
    return Object.assign(own, place);
  };
  const page = world({});
  const preloadWorld = world({ _post: (message: string) => posted.push(JSON.parse(message)) });
  runInContext(pageWorldScript(NAMES), page);
  runInContext(preloadWorldScript(NAMES, preload), preloadWorld);
  return { page, preloadWorld, posted };
}

/** Hands the preload's world a message as main does. */
function deliver(preloadWorld: World, message: object): void {
  runInContext(`(${deliverFunction(NAMES)})(${JSON.stringify(message)})`, preloadWorld);
}

describe('the scripts that are put into a page', () => {
  test('need nothing of the module they were written in', () => {
    const { page } = openPage();
    expect(page['api']).toBeDefined();
  });

  test('carry a call to main and its answer back', async () => {
    const { page, preloadWorld, posted } = openPage();
    const answer: unknown = runInContext(`api.nested.call('name', { a: 1 })`, page);
    expect(posted).toEqual([{ op: 'invoke', id: 1, channel: 'channel', args: ['name', { a: 1 }] }]);
    deliver(preloadWorld, { op: 'result', id: 1, isGood: true, value: { ok: true } });
    expect(await answer).toEqual({ ok: true });
  });

  test('turn an answer that is an error into Electron’s words for it', async () => {
    const { page, preloadWorld } = openPage();
    const answer: unknown = runInContext(`api.nested.call()`, page);
    deliver(preloadWorld, { op: 'result', id: 1, isGood: false, value: 'Error: no' });
    await expect(answer).rejects.toThrow("Error invoking remote method 'channel': Error: no");
  });

  test('hand events to those who listen, until they end it', () => {
    const { page, preloadWorld } = openPage();
    runInContext(
      `globalThis.heard = []; globalThis.end = api.subscribe((...news) => heard.push(news))`,
      page,
    );
    const news = { op: 'send', channel: 'news', args: [1, 'two'] };
    deliver(preloadWorld, news);
    deliver(preloadWorld, { ...news, channel: 'other' });
    runInContext('end()', page);
    deliver(preloadWorld, news);
    expect(JSON.stringify(page['heard'])).toBe('[[1,"two"]]');
  });

  test('freeze what they define, all the way down', () => {
    const { page } = openPage();
    const frozen: unknown = runInContext(
      `[api, api.nested, api.nested.call].map((o) => typeof o === 'function' || Object.isFrozen(o))`,
      page,
    );
    expect(JSON.stringify(frozen)).toBe('[true,true,true]');
    expect(Object.getOwnPropertyDescriptor(page, 'api')).toMatchObject({
      writable: false,
      configurable: false,
    });
  });

  test.for([
    ['a frame inside the page', { top: {} }],
    ['another origin', { location: { href: 'https://example.test/' } }],
    ['an origin that begins alike', { location: { href: 'https://assay.invalid.example.test/' } }],
    ['a blob of our own origin', { location: { href: 'blob:https://assay.invalid/1-2-3' } }],
    ['a blank page', { location: { href: 'about:blank' } }],
  ] as [string, World][])('define nothing in %s', ([, place]) => {
    const { page, preloadWorld, posted } = openPage(PRELOAD, place);
    expect(page['api']).toBeUndefined();
    expect(preloadWorld['_deliver']).toBeUndefined();
    expect(posted).toEqual([]);
    deliver(preloadWorld, { op: 'send', channel: 'news', args: [] });
  });

  test.for([
    [`require('node:fs')`, `not in this shell: require('node:fs')`],
    [`require('electron').webFrame`, 'not in this shell: electron.webFrame'],
    [`require('electron').ipcRenderer.sendSync('x')`, 'not in this shell: ipcRenderer.sendSync'],
    [`throw new Error('mine')`, 'mine'],
  ] as const)('tell main when the preload fails: %s', ([preload, words]) => {
    expect(openPage(preload).posted).toEqual([
      { op: 'preload-error', message: expect.stringContaining(words) },
    ]);
  });

  test('leave no name of theirs in the page’s world', () => {
    const { page } = openPage('');
    const names = vi.fn<(name: string) => void>();
    for (const name of Object.keys(page)) names(name);
    expect(Object.keys(page).sort()).toEqual(['MessageEvent', 'document', 'location', 'top', 'window']);
  });
});
