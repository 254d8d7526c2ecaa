import { beforeEach, describe, expect, test, vi } from 'vitest';
import { createIpcMain } from '../../../src/chromium/electron/ipc-main.ts';
import { createScheme } from '../../../src/chromium/electron/scheme.ts';
import { createSession } from '../../../src/chromium/electron/session.ts';
import { WebContents } from '../../../src/chromium/electron/web-contents.ts';
import { FakeBrowser } from './fake-browser.ts';

const APP = 'https://assay.invalid/';

function create() {
  const browser = new FakeBrowser();
  const log = vi.fn<(line: string) => void>();
  const shared = { scheme: createScheme(() => false), session: createSession(), ipc: createIpcMain(), log };
  shared.scheme.protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true } },
  ]);
  const served = vi.fn<(request: Request) => Response>(
    () => new Response('page', { headers: { 'X-Own': '1' } }),
  );
  shared.scheme.protocol.handle('app', served);
  const gone = vi.fn<() => void>();
  return {
    browser,
    shared,
    served,
    gone,
    log,
    contents: new WebContents(shared, browser, '', { gone, resized: vi.fn<() => void>() }),
  };
}

let lastRequest = 0;
/** Lets the page ask for something, and waits for what it is answered. */
async function ask(browser: FakeBrowser, url: string, over: object = {}): Promise<object> {
  const requestId = `R${++lastRequest}`;
  const request = { url, method: 'GET', headers: {} };
  browser.emit(
    'Fetch.requestPaused',
    { requestId, frameId: 'PAGE', resourceType: 'Document', request, ...over },
    'S',
  );
  return await vi.waitFor(() => {
    const answers = [...browser.calls('Fetch.fulfillRequest'), ...browser.calls('Fetch.failRequest')] as {
      requestId: string;
    }[];
    const answer = answers.find((one) => one.requestId === requestId);
    if (!answer) throw new Error('no answer yet');
    return answer;
  });
}

const ABORTED = { errorReason: 'Aborted' };
const SERVED = { responseCode: 200 };

describe('a page’s requests', () => {
  let page: ReturnType<typeof create>;
  beforeEach(async () => {
    page = create();
    await page.contents.loadURL('app://assay/');
  });

  test('for the app’s own scheme are answered by its handler, in the app’s address', async () => {
    const answer = await ask(page.browser, `${APP}a.js`, { resourceType: 'Script' });
    expect(answer).toMatchObject({
      responseCode: 200,
      responseHeaders: expect.arrayContaining([{ name: 'x-own', value: '1' }]),
      body: Buffer.from('page').toString('base64'),
    });
    expect(page.served.mock.calls[0]?.[0].url).toBe('app://assay/a.js');
  });

  test.for([
    'https://example.test/',
    'http://127.0.0.1:1/',
    'file:///etc/passwd',
    'ftp://x/',
    'chrome://settings/',
  ])('for %s are aborted', async (url) => {
    expect(await ask(page.browser, url, { resourceType: 'Image' })).toMatchObject(ABORTED);
    expect(page.served).not.toHaveBeenCalled();
  });

  test('are aborted when the handler fails', async () => {
    page.served.mockImplementationOnce(() => {
      throw new Error('broken');
    });
    expect(await ask(page.browser, `${APP}a.js`, { resourceType: 'Script' })).toMatchObject(ABORTED);
  });

  test('are aborted when the app’s own listener cancels them, and tell it what they are for', async () => {
    const listener = vi.fn<(details: object, answer: (response: { cancel: boolean }) => void) => void>(
      (_details, answer) => answer({ cancel: true }),
    );
    page.shared.session.session.webRequest.onBeforeRequest(listener);
    expect(await ask(page.browser, `${APP}a.css`, { resourceType: 'Stylesheet' })).toMatchObject(ABORTED);
    expect(listener.mock.calls[0]?.[0]).toEqual({
      url: 'app://assay/a.css',
      method: 'GET',
      resourceType: 'stylesheet',
    });
  });

  test('of frames, workers and popups that it made are answered the same way', async () => {
    page.browser.emit('Target.attachedToTarget', { sessionId: 'CHILD', targetInfo: { type: 'iframe' } }, 'S');
    const request = { url: 'https://example.test/', method: 'GET', headers: {} };
    const paused = { requestId: 'C1', frameId: 'F', resourceType: 'Document', request };
    page.browser.emit('Fetch.requestPaused', paused, 'CHILD');
    await vi.waitFor(() =>
      expect(page.browser.calls('Fetch.failRequest')).toContainEqual({ requestId: 'C1', ...ABORTED }),
    );
    const child = page.browser.sent
      .filter(({ sessionId }) => sessionId === 'CHILD')
      .map(({ command }) => command);
    expect(child.slice(0, 2)).toEqual(['Fetch.enable', 'Runtime.runIfWaitingForDebugger']);
  });
});

describe('where a page may go', () => {
  test('is where main sends it, without asking', async () => {
    const { browser, contents } = create();
    const asked = vi.fn<() => void>();
    contents.on('will-navigate', asked);
    await contents.loadURL('app://assay/#place');
    expect(browser.calls('Page.navigate')).toEqual([{ url: `${APP}#place` }]);
    expect(await ask(browser, APP)).toMatchObject(SERVED);
    expect(await ask(browser, APP)).toMatchObject(SERVED);
    expect(asked).not.toHaveBeenCalled();
    expect(contents.getURL()).toBe('app://assay/');
  });

  test.for([
    ['app://assay/other.html', `${APP}other.html`],
    ['https://example.test/', 'https://example.test/'],
  ] as const)('is asked about: %s, and prevented', async ([url, address]) => {
    const { browser, contents } = create();
    await contents.loadURL('app://assay/');
    await ask(browser, APP);
    const asked = vi.fn<(details: { url: string; preventDefault(): void }) => void>((details) =>
      details.preventDefault(),
    );
    contents.on('will-navigate', asked);
    expect(await ask(browser, address)).toMatchObject(ABORTED);
    expect(asked.mock.calls[0]?.[0]).toMatchObject({ url, isMainFrame: true });
  });

  test('is asked about for its frames too', async () => {
    const { browser, contents } = create();
    await contents.loadURL('app://assay/');
    const asked = { any: vi.fn<(details: object) => void>(), top: vi.fn<() => void>() };
    contents.on('will-frame-navigate', asked.any);
    contents.on('will-navigate', asked.top);
    expect(await ask(browser, `${APP}frame.html`, { frameId: 'CHILD' })).toMatchObject(SERVED);
    expect(asked.any.mock.calls[0]?.[0]).toMatchObject({ url: 'app://assay/frame.html', isMainFrame: false });
    expect(asked.top).not.toHaveBeenCalled();
  });

  test.for(['https://example.test/', 'about:blank', 'file:///x', 'app:nothing'])(
    'is never %s',
    async (url) => {
      await expect(create().contents.loadURL(url)).rejects.toThrow('not in this shell: loadURL');
    },
  );

  test('is one host of the scheme: the one that has the preload', async () => {
    const { contents } = create();
    await contents.loadURL('app://assay/');
    await expect(contents.loadURL('app://other/')).rejects.toThrow(
      'not in this shell: loadURL of a second host',
    );
  });

  test('is back where it was, when it strayed, but not for ever', async () => {
    const { browser, contents } = create();
    const stray = (): void =>
      browser.emit('Page.frameNavigated', { frame: { id: 'PAGE', url: 'about:blank' } }, 'S');
    await contents.loadURL('app://assay/');
    stray();
    expect(browser.calls('Page.navigate')).toHaveLength(1);
    await ask(browser, APP);
    for (let time = 1; time <= 9; time += 1) stray();
    await vi.waitFor(() => expect(browser.calls('Page.navigate')).toHaveLength(6));
  });

  test('is gone to when Chromium’s own first page has come, which would take its place', async () => {
    const { browser, contents } = create();
    const frame = (url: string) => ({ frame: { id: 'PAGE', url } });
    browser.answers['Page.getFrameTree'] = () => ({ frameTree: frame('about:blank') });
    const loading = contents.loadURL('app://assay/');
    await vi.waitFor(() => expect(browser.calls('Browser.setDownloadBehavior')).toHaveLength(1));
    await new Promise(setImmediate);
    expect(browser.calls('Page.navigate')).toHaveLength(0);
    browser.emit('Page.frameNavigated', frame('data:text/html,'), 'S');
    await loading;
    expect(browser.calls('Page.navigate')).toHaveLength(1);
  });

  test('says so when Chromium could not load it', async () => {
    const { browser, contents } = create();
    browser.answers['Page.navigate'] = () => ({ errorText: 'net::ERR_FAILED' });
    await expect(contents.loadURL('app://assay/')).rejects.toThrow("net::ERR_FAILED loading 'app://assay/'");
  });
});

describe('calls from a page', () => {
  /** A page whose preload's world is context 5 of the top frame, and what main answers goes back to it. */
  async function open() {
    const page = create();
    await page.contents.loadURL('app://assay/');
    await ask(page.browser, APP);
    const { browser } = page;
    browser.emit('Page.frameNavigated', { frame: { id: 'PAGE', url: APP } }, 'S');
    const context = { id: 5, name: 'preload', auxData: { frameId: 'PAGE' } };
    browser.emit('Runtime.executionContextCreated', { context }, 'S');
    const [binding] = browser.calls('Runtime.addBinding') as [{ name: string }];
    const call = (over: object = {}): void => {
      const payload = JSON.stringify({ op: 'invoke', id: 1, channel: 'c', args: ['a', { b: 1 }] });
      browser.emit(
        'Runtime.bindingCalled',
        { name: binding.name, payload, executionContextId: 5, ...over },
        'S',
      );
    };
    const answers = (): unknown[] =>
      (browser.calls('Runtime.callFunctionOn') as { arguments: { value: unknown }[] }[]).map(
        (sent) => sent.arguments[0]?.value,
      );
    return { ...page, call, answers };
  }

  test('reach the channel’s handler with the address of their frame, and get its answer', async () => {
    const { shared, call, answers } = await open();
    const handler = vi.fn<(...args: unknown[]) => unknown>().mockResolvedValue({ ok: true });
    shared.ipc.ipcMain.handle('c', handler);
    call();
    await vi.waitFor(() =>
      expect(answers()).toEqual([{ op: 'result', id: 1, isGood: true, value: { ok: true } }]),
    );
    const event = { type: 'frame', senderFrame: { url: 'app://assay/', parent: null } };
    expect(handler).toHaveBeenCalledWith(event, 'a', { b: 1 });
  });

  test('of a frame inside the page say so', async () => {
    const { shared, browser, call } = await open();
    const handler = vi.fn<(event: object) => void>();
    shared.ipc.ipcMain.handle('c', handler);
    browser.emit('Page.frameNavigated', { frame: { id: 'CHILD', parentId: 'PAGE', url: `${APP}x` } }, 'S');
    const context = { id: 6, name: 'preload', auxData: { frameId: 'CHILD' } };
    browser.emit('Runtime.executionContextCreated', { context }, 'S');
    call({ executionContextId: 6 });
    await vi.waitFor(() => expect(handler).toHaveBeenCalledOnce());
    expect(handler.mock.calls[0]?.[0]).toMatchObject({
      senderFrame: { url: 'app://assay/x', parent: { parent: null } },
    });
  });

  test('reach nobody from the page’s own world, from a world that is gone, or by another name', async () => {
    const { shared, browser, call } = await open();
    const handler = vi.fn<() => void>();
    shared.ipc.ipcMain.handle('c', handler);
    browser.emit(
      'Runtime.executionContextCreated',
      { context: { id: 7, name: '', auxData: { frameId: 'PAGE' } } },
      'S',
    );
    call({ executionContextId: 7 });
    call({ executionContextId: 8 });
    call({ name: 'another' });
    browser.emit('Runtime.executionContextsCleared', {}, 'S');
    call();
    await new Promise((resolve) => setImmediate(resolve));
    expect(handler).not.toHaveBeenCalled();
  });

  test('get the error’s words where there is no handler or it fails', async () => {
    const { shared, call, answers } = await open();
    call();
    await vi.waitFor(() => expect(answers()).toHaveLength(1));
    shared.ipc.ipcMain.handle('c', () => Promise.reject(new TypeError('no')));
    call();
    await vi.waitFor(() => expect(answers()).toHaveLength(2));
    expect(answers()).toMatchObject([
      { isGood: false, value: "Error: No handler registered for 'c'" },
      { isGood: false, value: 'TypeError: no' },
    ]);
  });

  test('and messages to the page go to its top frame, or nowhere', async () => {
    const { browser, contents, answers } = await open();
    contents.send('news', 1, 'two');
    expect(answers()).toEqual([{ op: 'send', channel: 'news', args: [1, 'two'] }]);
    browser.emit('Runtime.executionContextsCleared', {}, 'S');
    contents.send('news', 2);
    create().contents.send('news', 3);
    expect(answers()).toHaveLength(1);
  });

  test('that are none but a broken preload are logged', async () => {
    const { call, log } = await open();
    call({ payload: JSON.stringify({ op: 'preload-error', message: 'boom' }) });
    await vi.waitFor(() => expect(log).toHaveBeenCalledWith('the preload failed: boom'));
  });
});

describe('a page’s end', () => {
  test('is told: a crash as Electron tells it, a closed page to its window', async () => {
    const { browser, contents, gone } = create();
    await contents.loadURL('app://assay/');
    const crashed = vi.fn<(event: object, details: object) => void>();
    contents.on('render-process-gone', crashed);
    browser.emit('Inspector.targetCrashed', {}, 'S');
    expect(crashed.mock.calls[0]?.[1]).toMatchObject({ reason: 'crashed' });
    browser.emit('Target.targetDestroyed', { targetId: 'ANOTHER' });
    expect(gone).not.toHaveBeenCalled();
    browser.emit('Target.targetDestroyed', { targetId: 'PAGE' });
    expect(gone).toHaveBeenCalledOnce();
  });

  test('ends a load that was under way', async () => {
    const { browser, contents } = create();
    browser.answers['Page.navigate'] = () => ({ loaderId: 'L' });
    const load = contents.loadURL('app://assay/');
    await vi.waitFor(() => expect(browser.calls('Page.navigate')).toHaveLength(1));
    await new Promise((resolve) => setImmediate(resolve));
    browser.emit('Inspector.targetCrashed', {}, 'S');
    await expect(load).rejects.toThrow('the page crashed');
  });

  test('is ours for another window of the same Chromium, but not for a browser of the person’s or the developer’s tools', async () => {
    const { browser, contents } = create();
    await contents.loadURL('app://assay/');
    const created = (targetId: string, over: object): void =>
      browser.emit('Target.targetCreated', {
        targetInfo: { targetId, type: 'page', url: 'about:blank', browserContextId: 'OWN', ...over },
      });
    created('POPUP', {});
    created('PERSON', { browserContextId: 'OTHER' });
    created('TOOLS', { url: 'devtools://devtools/x' });
    created('HIDDEN', { type: 'other' });
    created('PAGE', {});
    expect(browser.calls('Target.closeTarget')).toEqual([{ targetId: 'POPUP' }]);
  });
});

describe('a load', () => {
  /** A page whose navigations get the loaders L1, L2, … */
  function loading() {
    const page = create();
    let last = 0;
    page.browser.answers['Page.navigate'] = () => ({ loaderId: `L${++last}` });
    const life = (loaderId: string, name: string, frameId = 'PAGE'): void =>
      page.browser.emit('Page.lifecycleEvent', { frameId, loaderId, name }, 'S');
    return { ...page, life };
  }

  test('is over when its own document has loaded, not another or a frame’s', async () => {
    const { browser, contents, life } = loading();
    const finished = vi.fn<() => void>();
    contents.on('did-finish-load', finished);
    const load = contents.loadURL('app://assay/');
    await vi.waitFor(() => expect(browser.calls('Page.navigate')).toHaveLength(1));
    await new Promise((resolve) => setImmediate(resolve));
    life('L0', 'load');
    life('L1', 'load', 'CHILD');
    life('L1', 'DOMContentLoaded');
    await new Promise((resolve) => setImmediate(resolve));
    expect(finished).not.toHaveBeenCalled();
    life('L1', 'load');
    await load;
    expect(finished).toHaveBeenCalledOnce();
  });

  test('is over at once when its document loaded before Chromium said which it is', async () => {
    const { browser, contents, life } = loading();
    browser.answers['Page.navigate'] = () => {
      life('L1', 'load');
      return { loaderId: 'L1' };
    };
    await expect(contents.loadURL('app://assay/')).resolves.toBeUndefined();
  });

  test('that is asked for twice at once takes the page over once', async () => {
    const { browser, contents } = create();
    await Promise.all([contents.loadURL('app://assay/'), contents.loadURL('app://assay/')]);
    expect(browser.calls('Target.attachToTarget')).toHaveLength(1);
    expect(browser.calls('Page.navigate')).toHaveLength(2);
  });

  test('fails when another takes its place', async () => {
    const { browser, contents, life } = loading();
    const first = contents.loadURL('app://assay/').catch(String);
    await vi.waitFor(() => expect(browser.calls('Page.navigate')).toHaveLength(1));
    const second = contents.loadURL('app://assay/');
    await vi.waitFor(() => expect(browser.calls('Page.navigate')).toHaveLength(2));
    await new Promise((resolve) => setImmediate(resolve));
    life('L2', 'init');
    life('L2', 'load');
    expect(await first).toContain("ERR_ABORTED: it went elsewhere loading 'app://assay/'");
    await second;
  });
});
