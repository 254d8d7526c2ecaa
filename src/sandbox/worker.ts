/** The sandbox's worker thread: makes the material if there is none, binds a port, serves until told to stop. */
import { parentPort, workerData } from 'node:worker_threads';
import { bindLoopback, serve } from './http/server.ts';
import { describeError } from './log-line.ts';
import { createSandboxMaterial } from './material.ts';
import type { HostMessage, WorkerInput, WorkerMessage } from './messages.ts';

async function run(tell: (message: WorkerMessage) => void, input: WorkerInput): Promise<() => Promise<void>> {
  const material = input.material ?? (await createSandboxMaterial());
  const { server, port } = await bindLoopback(input.preferredPort);
  const stop = serve(server, port, {
    material,
    faults: input.faults,
    onRequest: (line) => tell({ type: 'log', line }),
    onError: (error) => tell({ type: 'log', line: `error: ${describeError(error)}` }),
  });
  tell({ type: 'ready', port, material });
  return stop;
}

/** The code of a failed `listen`: anything else is a bug, and ends the worker as one. */
function portProblem(error: unknown): string {
  if (error instanceof Error && 'syscall' in error && error.syscall === 'listen' && 'code' in error) {
    return String(error.code);
  }
  throw error;
}

if (parentPort === null) throw new Error('worker.ts runs in a worker thread: start it with startSandbox()');
const port = parentPort;
const tell = (message: WorkerMessage): void => port.postMessage(message);

try {
  const input: WorkerInput = workerData;
  const stop = await run(tell, input);
  port.on('message', (message: HostMessage) => {
    if (message.type === 'stop') void stop().then(() => port.close());
  });
} catch (error) {
  tell({ type: 'no-port', code: portProblem(error) });
}
