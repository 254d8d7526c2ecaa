import { Worker } from 'node:worker_threads';
import { type Result, failed, ok } from '../core/result.ts';
import {
  API_ADDRESSES,
  type ApiAddress,
  type ApiAddressId,
  type ApiValidation,
  SANDBOX_RESOURCES,
} from './apis.ts';
import { type SandboxClient, clientsWithSecrets } from './clients.ts';
import type { SandboxFault } from './faults/names.ts';
import { PREFERRED_PORT, START_LIMIT_MS, STOP_LIMIT_MS } from './limits.ts';
import { toLogLine } from './log-line.ts';
import { type SandboxMaterial, hasWorkingKeys, isSandboxMaterial } from './material.ts';
import type { HostMessage, WorkerInput, WorkerMessage } from './messages.ts';

export { API_A, API_B } from './apis.ts';
export type { SandboxClient } from './clients.ts';
export type { SandboxFault } from './faults/names.ts';
export { createSandboxMaterial } from './material.ts';

/** How to start a sandbox. */
export interface SandboxOptions {
  /** Where the built worker is: `sandbox-worker.js` beside the bundle, `worker.ts` in tests. */
  readonly workerUrl: URL;
  /** What an earlier sandbox was made of, from the host's store; absent, the worker makes it anew. */
  readonly material?: SandboxMaterial;
  /** The loopback port to ask for first; another is taken when it is busy. 0 means any. */
  readonly preferredPort?: number;
  readonly faults?: readonly SandboxFault[];
  /** Gets one line for each request and each error; never a token, a code or a secret. */
  readonly onLog?: (line: string) => void;
}

/** An address of the sandbox API. */
export interface SandboxApi {
  readonly url: string;
  readonly label: string;
  /** Resource indicator to ask for, and the `aud` of the tokens it takes. */
  readonly resource: string;
  readonly validation: ApiValidation;
  readonly scopes: readonly string[];
}

/** A sandbox that serves. */
export interface RunningSandbox {
  readonly issuer: string;
  readonly port: number;
  /** To be sealed and handed back at the next start, so that tokens of this session still verify. */
  readonly material: SandboxMaterial;
  readonly apis: Readonly<Record<ApiAddressId, SandboxApi>>;
  readonly clients: readonly SandboxClient[];
  /** Resolves when the worker has ended: without a problem after `stop()`, else with what happened. */
  readonly ended: Promise<SandboxProblem | undefined>;
  /** Ends the worker; safe to call twice. */
  readonly stop: () => Promise<void>;
}

/** Why there is no sandbox. */
export interface SandboxProblem {
  readonly code:
    | 'sandbox.material_invalid'
    | 'sandbox.no_port'
    | 'sandbox.start_timeout'
    | 'sandbox.worker_failed';
  readonly message: string;
}

/**
 * Starts the embedded issuer and API in a worker thread, on 127.0.0.1.
 * A busy port is no problem, another is used; everything that is comes back as a fault, with no worker left behind.
 */
export async function startSandbox(options: SandboxOptions): Promise<Result<RunningSandbox, SandboxProblem>> {
  const { material } = options;
  if (material !== undefined && !(isSandboxMaterial(material) && hasWorkingKeys(material))) {
    return failed(problem('sandbox.material_invalid', UNUSABLE));
  }
  const worker = startWorker(options);
  const log = options.onLog ?? (() => undefined);
  forwardOutput(worker, log);
  const ended = watchEnd(worker);
  const started = await waitUntilReady(worker, ended, log);
  if (!started.ok) {
    await worker.terminate();
    return started;
  }
  return ok(describe(worker, ended, started.value));
}

const UNUSABLE = 'The saved keys of the sandbox cannot be used. Forget them to make new ones.';

interface Ready {
  readonly port: number;
  readonly material: SandboxMaterial;
}

type Ended = Promise<SandboxProblem | undefined>;

function startWorker({
  workerUrl,
  material,
  faults = [],
  preferredPort = PREFERRED_PORT,
}: SandboxOptions): Worker {
  const workerData: WorkerInput = { faults, preferredPort, ...(material === undefined ? {} : { material }) };
  return new Worker(workerUrl, {
    name: 'assay-sandbox',
    workerData,
    // The library prints notices; nothing of it may reach our own stdout.
    stdout: true,
    stderr: true,
    // Nothing of the person's environment: DEBUG would make the library print tokens, a proxy setting would be obeyed.
    env: {},
    execArgv: [],
  });
}

/** Hands on what the library prints by itself: there should be none, and what there is must not be lost. */
function forwardOutput(worker: Worker, log: (line: string) => void): void {
  for (const stream of [worker.stdout, worker.stderr]) {
    stream.setEncoding('utf8');
    stream.on('data', (text: string) => {
      for (const line of text.split('\n').map(toLogLine)) {
        if (line !== '' && !EXPECTED_OUTPUT.test(line)) log(line);
      }
    });
  }
}

/** `provider/shadow-rows.ts` reads request bodies first, on purpose, which the library remarks upon once. */
const EXPECTED_OUTPUT = /^oidc-provider WARNING: already parsed request body detected/;

/** Resolves when the worker is gone. An error before that is what it died of. */
function watchEnd(worker: Worker): Ended {
  const { promise, resolve } = Promise.withResolvers<SandboxProblem | undefined>();
  let diedOf: SandboxProblem | undefined;
  worker.once('error', (error: unknown) => {
    const reason = error instanceof Error ? toLogLine(`${error.name}: ${error.message}`) : typeof error;
    diedOf = problem('sandbox.worker_failed', `The sandbox ended by itself: ${reason}`);
  });
  worker.once('exit', () => resolve(diedOf));
  return promise;
}

async function waitUntilReady(
  worker: Worker,
  ended: Ended,
  log: (line: string) => void,
): Promise<Result<Ready, SandboxProblem>> {
  const { promise, resolve } = Promise.withResolvers<Result<Ready, SandboxProblem>>();
  worker.on('message', (message: WorkerMessage) => {
    switch (message.type) {
      case 'ready':
        return resolve(ok({ port: message.port, material: message.material }));
      case 'no-port':
        return resolve(
          failed(problem('sandbox.no_port', `No loopback port can be bound (${message.code}).`)),
        );
      case 'log':
        return log(message.line);
    }
  });
  void ended.then((reason) =>
    resolve(failed(reason ?? problem('sandbox.worker_failed', 'The sandbox did not start.'))),
  );
  const timer = setTimeout(
    () =>
      resolve(
        failed(problem('sandbox.start_timeout', `The sandbox did not start in ${START_LIMIT_MS / 1000} s.`)),
      ),
    START_LIMIT_MS,
  );
  const result = await promise;
  clearTimeout(timer);
  return result;
}

function describe(worker: Worker, ended: Ended, { port, material }: Ready): RunningSandbox {
  const issuer = `http://127.0.0.1:${port}`;
  return {
    issuer,
    port,
    material,
    apis: apisAt(issuer),
    clients: clientsWithSecrets(material),
    ended,
    stop: () => stopWorker(worker, ended),
  };
}

function apisAt(issuer: string): Readonly<Record<ApiAddressId, SandboxApi>> {
  return {
    signature: apiAt(issuer, API_ADDRESSES.signature),
    introspection: apiAt(issuer, API_ADDRESSES.introspection),
    opaque: apiAt(issuer, API_ADDRESSES.opaque),
  };
}

function apiAt(issuer: string, { path, label, resource, validation }: ApiAddress): SandboxApi {
  const scopes = SANDBOX_RESOURCES.find((one) => one.resource === resource)?.scopes ?? [];
  return { url: issuer + path, label, resource, validation, scopes };
}

async function stopWorker(worker: Worker, ended: Ended): Promise<void> {
  const message: HostMessage = { type: 'stop' };
  worker.postMessage(message);
  const timer = setTimeout(() => void worker.terminate(), STOP_LIMIT_MS);
  await ended;
  clearTimeout(timer);
}

function problem(code: SandboxProblem['code'], message: string): SandboxProblem {
  return { code, message };
}
