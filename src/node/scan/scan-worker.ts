import { parentPort, workerData } from 'node:worker_threads';
import { type ScanCall, type ScanMessage, type ScanStart, framesOf } from './messages.ts';
import { ScanSession } from './scan-session.ts';

/** The scan's thread: answers calls as they come; those that wait do not hold up the others, so that Cancel is heard. */
function serve(port: NonNullable<typeof parentPort>, start: ScanStart): void {
  const post = (message: ScanMessage): void => port.postMessage(message);
  const session = new ScanSession(
    start,
    (progress) => post({ type: 'progress', progress }),
    (frames) => post({ type: 'bug', id: 0, frames }),
  );
  port.on('message', ({ id, name, args }: ScanCall) => {
    (session[name] as (...args: readonly unknown[]) => Promise<unknown>)(...args).then(
      (value) => post({ type: 'value', id, value }),
      (error: unknown) => post({ type: 'bug', id, frames: framesOf(error) }),
    );
  });
}

if (parentPort) serve(parentPort, workerData as ScanStart);
