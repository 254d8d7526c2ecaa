import { parentPort, workerData } from 'node:worker_threads';

/*
 * A thread of a scan, whichever it is started as, that dies when it is told a word. It stands for whatever ends a
 * thread: a crash, or the lack of memory.
 */

const WORD = 'DIE';

if ('keeper' in workerData) await import('../../src/node/scan/scan-worker.ts');
else if ('finder' in workerData) await import('../../src/node/scan/keeper-worker.ts');
else await import('../../src/node/scan/judge-worker.ts');

parentPort?.on('message', (message: { readonly args?: readonly unknown[] }) => {
  const [first] = message.args ?? [];
  const isTold =
    first instanceof Uint8Array ? Buffer.from(first).includes(WORD) : JSON.stringify(message).includes(WORD);
  if (isTold) process.exit(1);
});
