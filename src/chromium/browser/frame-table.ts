import type { Session } from '../cdp/connection.ts';

/** A frame of the page as it is now. */
export interface FrameRecord {
  readonly id: string;
  /** Of the document that is in it, with its fragment. */
  readonly url: string;
  readonly isTop: boolean;
}

export interface FrameTable {
  find(frameId: string): FrameRecord | undefined;
  /** The frame of one of the preload's contexts; undefined for every other context. */
  ofContext(contextId: number): FrameRecord | undefined;
  /** The preload's context in the top frame. */
  topContext(): number | undefined;
}

/** Keeps track, by the browser's own events, of which frame shows what and which contexts are the preload's. */
export function createFrameTable(session: Session, topFrameId: string, worldName: string): FrameTable {
  const frames = new Map<string, FrameRecord>([[topFrameId, { id: topFrameId, url: '', isTop: true }]]);
  const contexts = new Map<number, string>();

  session.on('Page.frameNavigated', ({ frame }) => {
    const isTop = frame.parentId === undefined;
    if (isTop) frames.clear();
    frames.set(frame.id, { id: frame.id, url: frame.url + (frame.urlFragment ?? ''), isTop });
  });
  session.on('Page.navigatedWithinDocument', ({ frameId, url }) => {
    const frame = frames.get(frameId);
    if (frame) frames.set(frameId, { ...frame, url });
  });
  session.on('Page.frameDetached', ({ frameId }) => frames.delete(frameId));
  session.on('Runtime.executionContextCreated', ({ context }) => {
    const frameId = context.auxData?.frameId;
    if (context.name === worldName && frameId) contexts.set(context.id, frameId);
  });
  session.on('Runtime.executionContextDestroyed', ({ executionContextId }) =>
    contexts.delete(executionContextId),
  );
  session.on('Runtime.executionContextsCleared', () => contexts.clear());
  session.on('Inspector.targetCrashed', () => contexts.clear());

  const ofContext = (contextId: number): FrameRecord | undefined => {
    const frameId = contexts.get(contextId);
    return frameId === undefined ? undefined : frames.get(frameId);
  };
  return {
    find: (frameId) => frames.get(frameId),
    ofContext,
    topContext: () => [...contexts.keys()].find((contextId) => ofContext(contextId)?.isTop),
  };
}
