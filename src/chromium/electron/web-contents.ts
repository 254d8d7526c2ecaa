import type { HandlerDetails, RenderProcessGoneDetails, WindowOpenHandlerResponse } from 'electron';
import type { FrameRecord } from '../browser/frame-table.ts';
import type { Browser } from '../browser/launch.ts';
import { type Page, type PageOwner, openPage } from '../browser/page.ts';
import type { Answer } from '../browser/page-requests.ts';
import type { PausedRequest } from '../cdp/protocol.ts';
import { messageOf } from '../message-of.ts';
import type { ToMain, ToPage } from '../page/worlds.ts';
import { Emitter, type PreventableEvent, preventable } from './events.ts';
import type { IpcMainState, SenderFrame } from './ipc-main.ts';
import type { Scheme } from './scheme.ts';
import { type SessionState, resourceType } from './session.ts';

/** What all windows share. */
export interface Shared {
  readonly scheme: Scheme;
  readonly session: SessionState;
  readonly ipc: IpcMainState;
  log(line: string): void;
}

type NavigationDetails = PreventableEvent & { readonly url: string; readonly isMainFrame: boolean };

export type WebContentsEvents = {
  'will-navigate': [details: NavigationDetails];
  'will-frame-navigate': [details: NavigationDetails];
  'will-redirect': [details: NavigationDetails];
  'render-process-gone': [event: PreventableEvent, details: RenderProcessGoneDetails];
  'did-finish-load': [];
};

/** The window that the page is in hears of these. */
interface WindowSide {
  gone(): void;
  resized(): void;
}

type WindowOpenHandler = (details: HandlerDetails) => WindowOpenHandlerResponse;

/** How often in how long a page that strayed is brought back; past that it is left where it is. */
const STRAY_LIMIT = { times: 5, withinMs: 10_000 };

/** `electron.WebContents`: the page of a window, in the app's own addresses. */
export class WebContents extends Emitter<WebContentsEvents> {
  readonly #shared: Shared;
  readonly #browser: Browser;
  readonly #preloadSource: string;
  readonly #window: WindowSide;
  #opening: Promise<Page> | undefined;
  #page: Page | undefined;
  #origin: string | undefined;
  #url = '';
  /** The address that main itself asked for: loading it asks nobody. */
  #expected: string | undefined;
  #strays: number[] = [];

  constructor(shared: Shared, browser: Browser, preloadSource: string, window: WindowSide) {
    super();
    this.#shared = shared;
    this.#browser = browser;
    this.#preloadSource = preloadSource;
    this.#window = window;
  }

  getURL(): string {
    return this.#url;
  }

  /** Loads an address of the app's own scheme; the first one decides the origin that gets the preload. */
  async loadURL(url: string): Promise<void> {
    const address = this.#shared.scheme.addresses().toChromium(url);
    if (address === undefined)
      throw new Error("not in this shell: loadURL of anything but the app's own scheme");
    const { origin } = new URL(address);
    this.#origin ??= origin;
    if (origin !== this.#origin) throw new Error('not in this shell: loadURL of a second host of the scheme');
    this.#opening ??= this.#open(origin);
    const page = await this.#opening;
    this.#page = page;
    this.#expected = withoutFragment(address);
    try {
      await page.navigate(address);
    } catch (error) {
      throw new Error(`${messageOf(error)} loading '${url}'`, { cause: error });
    }
    this.emit('did-finish-load');
  }

  reload(): void {
    this.loadURL(this.#url).catch((error: unknown) => this.#shared.log(messageOf(error)));
  }

  /** Dropped where no page is there to hear it, as in Electron. */
  send(channel: string, ...args: unknown[]): void {
    this.#page?.send({ op: 'send', channel, args });
  }

  focus(): void {
    this.#page?.bringToFront().catch(() => undefined);
  }

  /** No page here can open a window, whatever the handler says: it is taken and not asked. */
  setWindowOpenHandler(handler: WindowOpenHandler): void {
    if (typeof handler !== 'function') throw new TypeError('Handler must be a function');
  }

  async #open(origin: string): Promise<Page> {
    const { connection, page: target } = this.#browser;
    const [page] = await Promise.all([
      openPage(connection, target, { origin, preloadSource: this.#preloadSource }, this.#owner()),
      // Grants these (none) and rejects every other permission.
      connection.send('Browser.grantPermissions', { permissions: [], origin }),
      connection.send('Browser.setDownloadBehavior', { behavior: 'deny' }),
    ]);
    return page;
  }

  #owner(): PageOwner {
    return {
      answer: (request, frame) => this.#answer(request, frame),
      receive: (message, frame, reply) => void this.#receive(message, frame, reply),
      crashed: () => this.emit('render-process-gone', preventable(), { reason: 'crashed', exitCode: 0 }),
      strayed: () => this.#bringBack(),
      resized: () => this.#window.resized(),
      gone: () => this.#window.gone(),
    };
  }

  async #answer(paused: PausedRequest, frame: FrameRecord | undefined): Promise<Answer | undefined> {
    const isTop = paused.resourceType === 'Document' && frame?.isTop === true;
    const url = this.#ours(paused.request.url);
    if (!this.#mayNavigate(paused, url, isTop)) return undefined;
    const details = { url, method: paused.request.method, resourceType: resourceType(paused, isTop) };
    if (!(await this.#shared.session.mayGo(details))) return undefined;
    if (url === paused.request.url) return undefined;
    const answer = await this.#shared.scheme.answer(url, paused.request);
    if (isTop && answer) this.#url = url;
    return answer;
  }

  /** Asks the app about documents; not about what it loads itself, nor about the same page once more (a reload). */
  #mayNavigate(paused: PausedRequest, url: string, isMainFrame: boolean): boolean {
    if (paused.resourceType !== 'Document') return true;
    const isExpected = isMainFrame && (paused.request.url === this.#expected || url === this.#url);
    if (isExpected) {
      this.#expected = undefined;
      return true;
    }
    const details = Object.assign(preventable(), { url, isMainFrame });
    this.emit('will-frame-navigate', details);
    if (isMainFrame) this.emit('will-navigate', details);
    return !details.defaultPrevented;
  }

  async #receive(message: ToMain, frame: FrameRecord, reply: (message: ToPage) => void): Promise<void> {
    if (message.op === 'preload-error') return this.#shared.log(`the preload failed: ${message.message}`);
    const { id, channel, args } = message;
    try {
      const value = await this.#shared.ipc.invoke(
        channel,
        { type: 'frame', senderFrame: this.#sender(frame) },
        args,
      );
      reply({ op: 'result', id, isGood: true, value });
    } catch (error) {
      reply({ op: 'result', id, isGood: false, value: String(error) });
    }
  }

  #sender(frame: FrameRecord): SenderFrame {
    const top: SenderFrame = { url: this.#url, parent: null };
    return { url: this.#ours(frame.url), parent: frame.isTop ? null : top };
  }

  /** The address in the app's scheme; one that is not ours as it is. */
  #ours(url: string): string {
    return this.#shared.scheme.addresses().fromChromium(url) ?? url;
  }

  /** `about:blank` and `blob:` pass the interception: nothing is on such a page, so the app's own is loaded again. */
  #bringBack(): void {
    if (this.#url === '') return;
    const now = performance.now();
    this.#strays = [...this.#strays.filter((at) => now - at < STRAY_LIMIT.withinMs), now];
    if (this.#strays.length <= STRAY_LIMIT.times) this.reload();
  }
}

function withoutFragment(url: string): string {
  return url.split('#', 1)[0] ?? url;
}
