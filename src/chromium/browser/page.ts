import { randomUUID } from 'node:crypto';
import type { Connection, Session } from '../cdp/connection.ts';
import type { Header, PausedRequest, TargetInfo } from '../cdp/protocol.ts';
import { type InjectedNames, deliverFunction, pageWorldScript, preloadWorldScript } from '../page/inject.ts';
import type { ToMain, ToPage } from '../page/worlds.ts';
import { type FrameRecord, createFrameTable } from './frame-table.ts';

/** What a request is answered with. */
export interface Answer {
  readonly status: number;
  readonly headers: Header[];
  readonly body: Buffer;
}

/** Who is behind the page: what it asks, says and suffers goes there. */
export interface PageOwner {
  /** The answer to a request of the page or of anything in it; undefined aborts it. */
  answer(request: PausedRequest, frame: FrameRecord | undefined): Promise<Answer | undefined>;
  /** A message of the preload's world, the frame it came from, and the way back. */
  receive(message: ToMain, frame: FrameRecord, reply: (message: ToPage) => void): void;
  /** The page's process died. */
  crashed(): void;
  /** The top frame shows something that no request was made for (`about:blank`, `blob:`). */
  strayed(url: string): void;
  /** The page has been closed. */
  gone(): void;
}

/** One page of Chromium: every request of it answered by its owner, the preload in a world of its own. */
export interface Page {
  /** Resolves when the page has loaded; rejects where it could not be, or went elsewhere meanwhile. */
  navigate(url: string): Promise<void>;
  /** Hands a message to the preload's world of the top frame, if that has one. */
  send(message: ToPage): void;
  bringToFront(): Promise<void>;
}

const WORLD = 'preload';
const ignore = (): void => undefined;

interface Load {
  readonly loaderId: string;
  resolve(): void;
  reject(error: Error): void;
}

/** Takes a page over: from the next navigation on, everything it does passes its owner. */
export async function openPage(
  connection: Connection,
  target: TargetInfo,
  setUp: { readonly origin: string; readonly preloadSource: string },
  owner: PageOwner,
): Promise<Page> {
  const { targetId } = target;
  const { sessionId } = await connection.send('Target.attachToTarget', { targetId, flatten: true });
  const session = connection.session(sessionId);
  const names = makeNames(setUp.origin);
  const frames = createFrameTable(session, targetId, WORLD);
  let load: Load | undefined;

  const deliver = (contextId: number, message: ToPage): void => {
    const functionDeclaration = deliverFunction(names);
    const call = { functionDeclaration, executionContextId: contextId, arguments: [{ value: message }] };
    // The page may have gone or navigated meanwhile; then nobody is waiting for this.
    session.send('Runtime.callFunctionOn', call).catch(ignore);
  };

  answerRequests(session, owner, (frameId) => frames.find(frameId));
  answerChildren(connection, session, owner);
  closeOthers(connection, target);
  session.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
    const frame = frames.ofContext(executionContextId);
    if (name !== names.post || !frame) return;
    owner.receive(JSON.parse(payload) as ToMain, frame, (message) => deliver(executionContextId, message));
  });
  session.on('Page.lifecycleEvent', ({ frameId, loaderId, name }) => {
    if (!load || !frames.find(frameId)?.isTop) return;
    if (loaderId === load.loaderId && name === 'load') load.resolve();
    else if (loaderId !== load.loaderId && name === 'init')
      load.reject(new Error('ERR_ABORTED: it went elsewhere'));
  });
  session.on('Page.frameNavigated', ({ frame }) => {
    if (!frame.parentId && !frame.url.startsWith(`${setUp.origin}/`)) owner.strayed(frame.url);
  });
  session.on('Inspector.targetCrashed', () => {
    load?.reject(new Error('ERR_FAILED: the page crashed'));
    owner.crashed();
  });
  connection.on('Target.targetDestroyed', (event) => {
    if (event.targetId !== targetId) return;
    load?.reject(new Error('ERR_FAILED: the page was closed'));
    owner.gone();
  });
  // How the browser ended is known only when its process has, so that is not told from here.
  void connection.closed.then(() => load?.reject(new Error('ERR_FAILED: the browser has gone')));

  await enable(session, names, setUp.preloadSource);

  return {
    async navigate(url) {
      const { loaderId, errorText } = await session.send('Page.navigate', { url });
      if (errorText) throw new Error(errorText);
      if (!loaderId || frames.isLoaded(loaderId)) return;
      await new Promise<void>((resolve, reject) => {
        load = { loaderId, resolve, reject };
      }).finally(() => {
        load = undefined;
      });
    },
    send(message) {
      const contextId = frames.topContext();
      if (contextId !== undefined) deliver(contextId, message);
    },
    async bringToFront() {
      await session.send('Page.bringToFront', {});
    },
  };
}

function makeNames(origin: string): InjectedNames {
  const name = (): string => `_${randomUUID().replaceAll('-', '')}`;
  return { origin, toPreload: name(), toPage: name(), post: name(), deliver: name() };
}

/** Sent in one go: Chromium carries them out in order. */
async function enable(session: Session, names: InjectedNames, preloadSource: string): Promise<void> {
  await Promise.all([
    session.send('Page.enable', {}),
    session.send('Page.setLifecycleEventsEnabled', { enabled: true }),
    session.send('Inspector.enable', {}),
    session.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] }),
    session.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: true, flatten: true }),
    session.send('Runtime.enable', {}),
    session.send('Runtime.addBinding', { name: names.post, executionContextName: WORLD }),
    session.send('Page.addScriptToEvaluateOnNewDocument', { source: pageWorldScript(names) }),
    session.send('Page.addScriptToEvaluateOnNewDocument', {
      source: preloadWorldScript(names, preloadSource),
      worldName: WORLD,
    }),
  ]);
}

function answerRequests(
  session: Session,
  owner: PageOwner,
  findFrame: (frameId: string) => FrameRecord | undefined,
): void {
  const carryOut = async (paused: PausedRequest): Promise<void> => {
    const { requestId } = paused;
    const answer = await owner.answer(paused, findFrame(paused.frameId)).catch(ignore);
    if (!answer) return void (await session.send('Fetch.failRequest', { requestId, errorReason: 'Aborted' }));
    await session.send('Fetch.fulfillRequest', {
      requestId,
      responseCode: answer.status,
      responseHeaders: answer.headers,
      body: answer.body.toString('base64'),
    });
  };
  // A request that was cancelled meanwhile cannot be answered any more, and need not be.
  session.on('Fetch.requestPaused', (paused) => void carryOut(paused).catch(ignore));
}

/** Frames, workers and popups that the page makes have sessions of their own: their requests pass the owner too. */
function answerChildren(connection: Connection, session: Session, owner: PageOwner): void {
  session.on('Target.attachedToTarget', ({ sessionId }) => {
    const child = connection.session(sessionId);
    answerRequests(child, owner, () => undefined);
    child.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] }).catch(ignore);
    // Let go also where it will be closed: a popup that is held holds the page that opened it for ever.
    child.send('Runtime.runIfWaitingForDebugger', {}).catch(ignore);
  });
}

/** Another window of this Chromium (Ctrl+N, a popup that got through) would be a browser without an owner. */
function closeOthers(connection: Connection, own: TargetInfo): void {
  connection.on('Target.targetCreated', ({ targetInfo: { type, targetId, browserContextId, url } }) => {
    const isOther = type === 'page' && targetId !== own.targetId && browserContextId === own.browserContextId;
    if (isOther && !url.startsWith('devtools://'))
      connection.send('Target.closeTarget', { targetId }).catch(ignore);
  });
}
