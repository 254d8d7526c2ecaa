import { parentPort, workerData } from 'node:worker_threads';
import type { FinderCalls, FinderStart, FinderTold } from './messages.ts';
import { ScanSession } from './scan-session.ts';
import { type ThreadAnswer, answerCalls } from './thread-link.ts';

if (parentPort) {
  const port = parentPort;
  const session = new ScanSession(workerData as FinderStart, {
    tell: (told) => port.postMessage(told satisfies FinderTold),
    onBug: (frames) => port.postMessage({ type: 'bug', id: 0, frames } satisfies ThreadAnswer),
  });
  answerCalls<FinderCalls>(port, session);
}
