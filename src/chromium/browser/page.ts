import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type { Connection, Session } from '../cdp/connection.ts';
import type { PausedRequest, TargetInfo } from '../cdp/protocol.ts';
import { type InjectedNames, deliverFunction, pageWorldScript, preloadWorldScript } from '../page/inject.ts';
import type { ToMain, ToPage } from '../page/worlds.ts';
import { FIRST_PAGE } from './flags.ts';
import { type FrameRecord, type FrameTable, createFrameTable } from './frame-table.ts';
import { type PageLoad, createPageLoad } from './page-load.ts';
import { type Answer, answerChildren, answerRequests, closeOthers } from './page-requests.ts';

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
  /** The page has another size, and so the window may have. */
  resized(): void;
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
/** A first page that is not heard of holds ours up no longer than this. */
const FIRST_PAGE_LIMIT_MS = 3000;

/** Takes a page over: from the next navigation on, everything it does passes its owner. */
export async function openPage(
  connection: Connection,
  target: TargetInfo,
  setUp: { readonly origin: string; readonly preloadSource: string },
  owner: PageOwner,
): Promise<Page> {
  const { sessionId } = await connection.send('Target.attachToTarget', {
    targetId: target.targetId,
    flatten: true,
  });
  const session = connection.session(sessionId);
  const names = makeNames(setUp.origin);
  const frames = createFrameTable(session, target.targetId, WORLD);
  const load = createPageLoad(session, frames);

  answerRequests(session, (request) => owner.answer(request, frames.find(request.frameId)));
  answerChildren(connection, session, (request) => owner.answer(request, undefined));
  closeOthers(connection, target);
  receiveMessages(session, names, frames, owner);
  tellOwner(connection, session, target, setUp.origin, owner, load);
  await Promise.all([enable(session, names, setUp.preloadSource), firstPage(session)]);

  return {
    async navigate(url) {
      const { loaderId, errorText } = await session.send('Page.navigate', { url });
      if (errorText) throw new Error(errorText);
      if (loaderId) await load.finished(loaderId);
    },
    send(message) {
      const contextId = frames.topContext();
      if (contextId !== undefined) deliver(session, names, contextId, message);
    },
    async bringToFront() {
      await session.send('Page.bringToFront', {});
    },
  };
}

/** Hands a message to the preload's world. The page may have gone meanwhile; then nobody waits for it. */
function deliver(session: Session, names: InjectedNames, contextId: number, message: ToPage): void {
  const functionDeclaration = deliverFunction(names);
  const call = { functionDeclaration, executionContextId: contextId, arguments: [{ value: message }] };
  session.send('Runtime.callFunctionOn', call).catch(() => undefined);
}

function receiveMessages(session: Session, names: InjectedNames, frames: FrameTable, owner: PageOwner): void {
  session.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
    const frame = frames.ofContext(executionContextId);
    if (name !== names.post || !frame) return;
    const reply = (message: ToPage): void => deliver(session, names, executionContextId, message);
    owner.receive(JSON.parse(payload) as ToMain, frame, reply);
  });
}

function tellOwner(
  connection: Connection,
  session: Session,
  { targetId }: TargetInfo,
  origin: string,
  owner: PageOwner,
  load: PageLoad,
): void {
  session.on('Page.frameNavigated', ({ frame }) => {
    if (!frame.parentId && !frame.url.startsWith(`${origin}/`)) owner.strayed(frame.url);
  });
  session.on('Page.frameResized', () => owner.resized());
  session.on('Inspector.targetCrashed', () => {
    load.fail('the page crashed');
    owner.crashed();
  });
  connection.on('Target.targetDestroyed', (event) => {
    if (event.targetId !== targetId) return;
    load.fail('the page was closed');
    owner.gone();
  });
  // How the browser ended is known only when its process has, so that is not told from here.
  void connection.closed.then(() => load.fail('the browser has gone'));
}

/**
 * Resolves when Chromium's own first page is there: coming later, it would take the place of ours, which was asked for
 * meanwhile (`net::ERR_ABORTED`).
 */
async function firstPage(session: Session): Promise<void> {
  const there = new Promise<void>((resolve, reject) => {
    const look = ({ url }: { url: string }): void => {
      if (url === FIRST_PAGE) resolve();
    };
    session.on('Page.frameNavigated', ({ frame }) => look(frame));
    session.send('Page.getFrameTree', {}).then(({ frameTree }) => look(frameTree.frame), reject);
  });
  await Promise.race([there, setTimeout(FIRST_PAGE_LIMIT_MS, undefined, { ref: false })]);
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
