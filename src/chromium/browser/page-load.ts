import type { Session } from '../cdp/connection.ts';
import type { FrameTable } from './frame-table.ts';

/** Waits for documents of the top frame to load. */
export interface PageLoad {
  /** Resolves when the document with that loader has fired `load`; rejects when another takes its place, or `fail` is called. */
  finished(loaderId: string): Promise<void>;
  fail(reason: string): void;
}

interface Waiting {
  readonly loaderId: string;
  resolve(): void;
  reject(error: Error): void;
}

/** Follows the loads of a page's top frame. */
export function createPageLoad(session: Session, frames: FrameTable): PageLoad {
  let loaded: string | undefined;
  let waiting: Waiting[] = [];

  const settle = (isMeant: (one: Waiting) => boolean, end: (one: Waiting) => void): void => {
    const meant = waiting.filter(isMeant);
    waiting = waiting.filter((one) => !meant.includes(one));
    for (const one of meant) end(one);
  };
  session.on('Page.lifecycleEvent', ({ frameId, loaderId, name }) => {
    if (!frames.find(frameId)?.isTop) return;
    if (name === 'init') {
      const elsewhere = new Error('ERR_ABORTED: it went elsewhere');
      settle(
        (one) => one.loaderId !== loaderId,
        (one) => one.reject(elsewhere),
      );
    } else if (name === 'load') {
      loaded = loaderId;
      settle(
        (one) => one.loaderId === loaderId,
        (one) => one.resolve(),
      );
    }
  });
  return {
    finished(loaderId) {
      if (loaderId === loaded) return Promise.resolve();
      return new Promise((resolve, reject) => waiting.push({ loaderId, resolve, reject }));
    },
    fail(reason) {
      settle(
        () => true,
        (one) => one.reject(new Error(`ERR_FAILED: ${reason}`)),
      );
    },
  };
}
