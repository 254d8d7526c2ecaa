import type { Connection, Session } from '../cdp/connection.ts';
import type { Header, PausedRequest, TargetInfo } from '../cdp/protocol.ts';

/** What a request is answered with. */
export interface Answer {
  readonly status: number;
  readonly headers: Header[];
  readonly body: Buffer;
}

/** The answer to a request; undefined aborts it. */
export type AnswerRequest = (request: PausedRequest) => Promise<Answer | undefined>;

const ignore = (): void => undefined;

/** Answers every request of a session from now on: none of them reaches a network. */
export function answerRequests(session: Session, answerRequest: AnswerRequest): void {
  const carryOut = async (paused: PausedRequest): Promise<void> => {
    const { requestId } = paused;
    const answer = await answerRequest(paused).catch(ignore);
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
export function answerChildren(connection: Connection, session: Session, answerRequest: AnswerRequest): void {
  session.on('Target.attachedToTarget', ({ sessionId }) => {
    const child = connection.session(sessionId);
    answerRequests(child, answerRequest);
    child.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] }).catch(ignore);
    // Let go also where it will be closed: a popup that is held holds the page that opened it for ever.
    child.send('Runtime.runIfWaitingForDebugger', {}).catch(ignore);
  });
}

/** Another window of this Chromium (Ctrl+N, a popup that got through) would be a browser without an owner. */
export function closeOthers(connection: Connection, own: TargetInfo): void {
  connection.on('Target.targetCreated', ({ targetInfo: { type, targetId, browserContextId, url } }) => {
    const isOther = type === 'page' && targetId !== own.targetId && browserContextId === own.browserContextId;
    if (isOther && !url.startsWith('devtools://'))
      connection.send('Target.closeTarget', { targetId }).catch(ignore);
  });
}
