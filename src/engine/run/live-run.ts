import { secretsSent } from '../../core/exchange/echoes.ts';
import type { Exchange } from '../../core/exchange/exchange.ts';
import type { UnsentRequest } from '../../core/exchange/refuse-request.ts';
import { type Fault, fault } from '../../core/faults.ts';
import type { Finding } from '../../core/findings/finding.ts';
import { type Result, failed, ok } from '../../core/result.ts';
import {
  type RequestEdit,
  type Run,
  type RunEvent,
  type RunKind,
  type StepId,
  type StrictVerdict,
  isEnded,
  newRun,
  reduceRun,
} from '../../core/run/run.ts';
import { bounded } from '../boundary.ts';
import type { Continuation } from '../acquire/continue-anyway.ts';
import type { EventHub } from '../events.ts';
import { hideSecrets } from '../hide-secrets.ts';
import type { HttpRequest } from '../ports/http.ts';
import type { Ports } from '../ports/ports.ts';
import type { Settings } from '../../contract/models/app.ts';
import { noteServerClock } from '../server/clock-offset.ts';
import { exchangeFault } from './exchange-fault.ts';
import { type ApplyEdit, Pauses, type Reviewed } from './pauses.ts';
import { previewRequest } from './preview.ts';

const MAX_BODY_BYTES = 8 * 1024 * 1024;

/** Events after which the run is written: what must outlive a crash. Exchanges and tokens are written by themselves, at once. */
const MILESTONES: ReadonlySet<RunEvent['type']> = new Set([
  'step.waiting',
  'step.paused',
  'step.failed',
  'run.token',
  'run.succeeded',
  'run.failed',
  'run.cancelled',
]);

export interface LiveRunStart {
  readonly kind: RunKind;
  readonly title: string;
  readonly steps: readonly StepId[];
  readonly profileId?: string;
  readonly tokenId?: string;
  readonly fromRunId?: string;
  readonly stepMode?: boolean;
}

/** What a step gives back: its value and one sentence of what happened. */
export interface StepDone<T> {
  readonly value: T;
  readonly summary: string;
}

/** A run under way: sends events to the reducer, keeps the record, and lets a person pause, go on and cancel. */
export class LiveRun {
  readonly #ports: Ports;
  readonly #events: EventHub;
  readonly #settings: () => Settings;
  readonly #stepMode: boolean;
  readonly #abort = new AbortController();
  readonly #settled = Promise.withResolvers<Run>();
  #run: Run;
  readonly #pauses = new Pauses();
  readonly #written: Promise<void>[] = [];
  /** What went out or came in with this run and a server may echo where nobody looks for a secret. */
  #secrets: readonly string[] = [];
  #writing: Promise<void> = Promise.resolve();
  #isDirty = false;
  #isSettled = false;
  /** Set while a flow waits for a person in the browser. */
  waitingFor: WaitingForPerson | undefined;
  /** Kept by a run that stopped at a wrong state or iss: what a tester may go on with. */
  continuation: Continuation | undefined;

  constructor(ports: Ports, events: EventHub, settings: () => Settings, start: LiveRunStart) {
    this.#ports = ports;
    this.#events = events;
    this.#settings = settings;
    this.#stepMode = start.stepMode === true;
    this.#run = newRun(
      {
        id: ports.random.id(),
        kind: start.kind,
        title: start.title,
        startedAtMs: ports.clock.nowMs(),
        ...(start.profileId === undefined ? {} : { profileId: start.profileId }),
        ...(start.tokenId === undefined ? {} : { tokenId: start.tokenId }),
        ...(start.fromRunId === undefined ? {} : { fromRunId: start.fromRunId }),
      },
      start.steps,
    );
  }

  get run(): Run {
    return this.#run;
  }
  get signal(): AbortSignal {
    return this.#abort.signal;
  }
  get isSettled(): boolean {
    return this.#isSettled;
  }
  /** Resolves with the ended run once it is written; after a bug too, which is in the log under the run's reference. */
  get settled(): Promise<Run> {
    return this.#settled.promise;
  }

  dispatch(event: RunEvent): void {
    const before = this.#run;
    this.#run = reduceRun(before, event);
    if (this.#run === before) return;
    if (MILESTONES.has(event.type)) this.#save();
    this.#events.runChanged(this.#run.id, this.#run.seq);
  }

  /** Adds what rules concluded; their evidence may quote a server, and is kept without the run's secrets. */
  findings(step: StepId, findings: readonly Finding[]): void {
    if (findings.length === 0) return;
    const shown = findings.map((finding): Finding =>
      finding.evidence ? { ...finding, evidence: hideSecrets(finding.evidence, this.#secrets) } : finding,
    );
    this.dispatch({ type: 'step.findings', step, findings: shown });
  }

  /** Adds the strict reader's verdict; its reason may quote a server too. */
  strict(step: StepId, strict: StrictVerdict): void {
    const { reason, notLookedAt } = strict;
    const isEdited = this.#run.steps.some(({ id, isEdited }) => id === step && isEdited);
    this.dispatch({
      type: 'step.strict',
      step,
      strict: {
        ...strict,
        ...(reason === undefined ? {} : { reason: hideSecrets(reason, this.#secrets) }),
        ...(isEdited ? { notLookedAt: [...notLookedAt, 'what was edited in the request'] } : {}),
      },
    });
  }

  /** Runs one step: started, then done with its summary, or failed with its fault, the store's too. */
  async step<T>(step: StepId, work: () => Promise<Result<StepDone<T>, Fault>>): Promise<Result<T, Fault>> {
    if (this.signal.aborted) return failed(cancelled());
    this.dispatch({ type: 'step.started', step, atMs: this.#ports.clock.nowMs() });
    const result = await bounded(work);
    const atMs = this.#ports.clock.nowMs();
    if (result.ok) {
      this.dispatch({ type: 'step.done', step, atMs, summary: result.value.summary });
      return ok(result.value.value);
    }
    if (result.fault.code !== 'operation.cancelled') {
      this.dispatch({ type: 'step.failed', step, atMs, fault: result.fault });
    }
    return result;
  }

  /** Sends a request as part of a step: pauses first in step mode, records what was on the wire, learns the server's clock. */
  async send(step: StepId, request: HttpRequest): Promise<Result<Exchange, Fault>> {
    const exchange = await this.#sendNow(step, request);
    if (!exchange.ok) return exchange;
    void this.record(step, exchange.value);
    return exchange.value.failure ? failed(exchangeFault(exchange.value)) : exchange;
  }

  /**
   * As `send`, but a failed exchange is a value, and the raw answer is written before anything reads it: for requests
   * whose answer must not be lost, such as a refresh.
   */
  async sendRaw(step: StepId, request: HttpRequest): Promise<Result<Exchange, Fault>> {
    const exchange = await this.#sendNow(step, request);
    if (exchange.ok) await this.record(step, exchange.value);
    return exchange;
  }

  async #sendNow(step: StepId, request: HttpRequest): Promise<Result<Exchange, Fault>> {
    const preview = previewRequest(request);
    this.dispatch({ type: 'step.started', step, atMs: this.#ports.clock.nowMs(), request: preview });
    const reviewed = await this.pauseBefore(step, request);
    if (!reviewed.ok) return reviewed;
    const exchange = await this.#ports.http.send(
      { ...request, ...reviewed.value.request },
      {
        timeoutMs: this.#settings().requestTimeoutSeconds * 1000,
        maxBodyBytes: MAX_BODY_BYTES,
        signal: this.signal,
      },
    );
    return ok(exchange);
  }

  /** Keeps an exchange as part of a step. The store takes writes in order, so whoever asks for it next finds it. */
  record(step: StepId, exchange: Exchange): Promise<void> {
    const { store } = this.#ports;
    this.#secrets = [...new Set([...this.#secrets, ...secretsSent(exchange.request)])];
    const written = Promise.all([
      store.putExchange({ runId: this.#run.id, stepId: step, exchange }),
      noteServerClock(store, exchange),
    ]).then(() => undefined);
    written.catch(() => undefined);
    this.#written.push(written);
    this.dispatch({ type: 'step.exchange', step, exchangeId: exchange.id });
    return written;
  }

  /** Resolves when all exchanges of the run are written; rejects with the store's fault where one could not be. */
  async written(): Promise<void> {
    await Promise.all(this.#written);
  }

  /** In step mode, waits until the person lets the request go, as it is or edited. Faults: operation.cancelled. */
  async pauseBefore(
    step: StepId,
    request: UnsentRequest,
    apply?: ApplyEdit,
  ): Promise<Result<Reviewed, Fault>> {
    if (!this.#stepMode) return ok({ request, isEdited: false });
    const onPause = (): void =>
      this.dispatch({ type: 'step.paused', step, request: previewRequest(request) });
    const reviewed = await this.#pauses.wait(request, this.signal, onPause, apply);
    if (!reviewed) return failed(cancelled());
    const edited = reviewed.isEdited
      ? { request: { ...previewRequest(reviewed.request), isEdited: true } }
      : {};
    this.dispatch({ type: 'step.resumed', step, ...edited });
    return ok(reviewed);
  }

  /** Goes on after a pause. Faults: run.not_paused, and those of the edit: the run stays paused then. */
  resume(edit?: RequestEdit): Result<null, Fault> {
    return this.#pauses.resume(edit);
  }

  /** Stops the run; whatever is under way is aborted. */
  cancel(): void {
    this.#abort.abort();
  }

  /** Writes the end of the run and settles it. */
  async finish(result: Result<unknown, Fault>): Promise<void> {
    const atMs = this.#ports.clock.nowMs();
    if (!isEnded(this.#run)) {
      if (result.ok) this.dispatch({ type: 'run.succeeded', atMs });
      else if (result.fault.code === 'operation.cancelled') this.dispatch({ type: 'run.cancelled', atMs });
      else this.dispatch({ type: 'run.failed', atMs, fault: result.fault });
    }
    await this.#writing;
    this.#isSettled = true;
    this.#settled.resolve(this.#run);
  }

  /** Ends the run after a bug: the person sees a failed run, and the reference under which the log has it. */
  finishWithBug(reference: string): Promise<void> {
    const bug = fault('bridge.bug', 'Something in Assay went wrong during this run.', { reference });
    return this.finish(failed(bug));
  }

  /** One write at a time; what changes meanwhile is written once after it. */
  #save(): void {
    if (this.#isDirty) return;
    this.#isDirty = true;
    this.#writing = this.#writing.then(async () => {
      this.#isDirty = false;
      await this.#ports.store.putRun(this.#run).catch((error: unknown) => {
        this.#ports.log.warn('a run could not be saved', {
          runId: this.#run.id,
          error: error instanceof Error ? error.name : 'unknown',
        });
      });
    });
  }
}

/** What a person can do while the browser is open. */
export interface WaitingForPerson {
  readonly authorizationUrl: string;
  /** Takes the address a person pasted; a fault says what is wrong with it. */
  readonly paste: (address: string) => Result<void, Fault>;
  /** Takes the newest answer that came with another state; the run then stops at it. Faults: operation.not_possible. */
  readonly takeOther: () => Result<void, Fault>;
}

/** The fault of a run or request that a person cancelled. */
export function cancelled(): Fault {
  return fault('operation.cancelled', 'Cancelled.');
}
