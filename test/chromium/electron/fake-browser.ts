import { vi } from 'vitest';
import type { Browser } from '../../../src/chromium/browser/launch.ts';
import type { Connection, Session } from '../../../src/chromium/cdp/connection.ts';

type Answer = (params: never) => unknown;

/** A Chromium that answers as it is told and remembers what it was sent. */
export class FakeBrowser implements Browser {
  readonly page = { targetId: 'PAGE', type: 'page', url: 'data:text/html,', browserContextId: 'OWN' };
  readonly sent: {
    readonly command: string;
    readonly params: unknown;
    readonly sessionId: string | undefined;
  }[] = [];
  readonly answers: Record<string, Answer> = {
    'Target.attachToTarget': () => ({ sessionId: 'S' }),
    'Page.navigate': () => ({}),
    'Page.getFrameTree': () => ({ frameTree: { frame: { id: 'PAGE', url: 'data:text/html,' } } }),
    'Browser.getWindowForTarget': () => ({ windowId: 1 }),
  };
  readonly ended: Promise<string | undefined>;
  readonly connection: Connection;
  close = vi.fn<() => Promise<void>>().mockResolvedValue();
  kill = vi.fn<() => void>();
  end!: (how: string | undefined) => void;
  readonly #listeners = new Map<string, ((params: never) => void)[]>();

  constructor() {
    this.ended = new Promise((resolve) => {
      this.end = resolve;
    });
    const browser = this.#session(undefined);
    this.connection = {
      send: browser.send.bind(browser),
      on: browser.on.bind(browser),
      session: (id) => this.#session(id),
      closed: this.ended.then(() => undefined),
    };
  }

  /** Lets Chromium say something. */
  emit(event: string, params: object, sessionId?: string): void {
    for (const listener of this.#listeners.get(`${sessionId} ${event}`) ?? []) listener(params as never);
  }

  /** The parameters of each command of that name. */
  calls(command: string): unknown[] {
    return this.sent.filter((one) => one.command === command).map(({ params }) => params);
  }

  #session(sessionId: string | undefined): Session {
    return {
      send: async (command, params) => {
        this.sent.push({ command, params, sessionId });
        const answer: unknown = this.answers[command]?.(params as never) ?? {};
        return answer as never;
      },
      on: (event, listener) => {
        const key = `${sessionId} ${event}`;
        this.#listeners.set(key, [...(this.#listeners.get(key) ?? []), listener]);
      },
    };
  }
}
