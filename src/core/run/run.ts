import type { Fault } from '../faults.ts';
import type { Finding } from '../findings/finding.ts';

/** What a run does; each is an ordered list of steps. */
export type RunKind = 'acquire' | 'refresh' | 'introspect' | 'revoke' | 'userinfo' | 'call' | 'resend';

/** Steps by the names the terminal and the window use. */
export type StepId =
  | 'discover'
  | 'compare'
  | 'authorize'
  | 'wait'
  | 'callback'
  | 'token'
  | 'keys'
  | 'verify'
  | 'check'
  | 'refresh'
  | 'introspect'
  | 'revoke'
  | 'userinfo'
  | 'call'
  | 'resend';

export type RunStatus = 'running' | 'waiting' | 'paused' | 'succeeded' | 'failed' | 'cancelled';
export type StepStatus =
  | 'pending'
  | 'running'
  | 'waiting'
  | 'paused'
  | 'done'
  | 'failed'
  | 'cancelled'
  | 'skipped';

/** What the strict second reader (oauth4webapi) said of a response, and what it never looks at. */
export interface StrictVerdict {
  readonly verdict: 'accepted' | 'oauth_error' | 'refused' | 'unchecked';
  /** Its reason, in our words. */
  readonly reason?: string;
  readonly notLookedAt: readonly string[];
}

/** A request as a person may look at it before it is sent; secrets are masked. */
export interface RequestPreview {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly (readonly [string, string])[];
  /** Form parameters of the body or query parameters of the address, in order, masked. */
  readonly parameters: readonly (readonly [string, string])[];
  /** Where the parameters are; absent where there are none. */
  readonly parametersIn?: 'query' | 'form';
  /** Positions of headers and parameters whose values are masked: an edit may keep or replace them. */
  readonly maskedHeaders?: readonly number[];
  readonly maskedParameters?: readonly number[];
  /** True where a person changed it before it was sent. */
  readonly isEdited?: boolean;
}

/** One line of an edited request: a new value, or the one at a position of the request as it was (`keep`), which may be masked. */
export type EditedLine =
  | { readonly name: string; readonly value: string }
  | { readonly name: string; readonly keep: number };

/** A request as a person wants it sent instead. What is absent stays. */
export interface RequestEdit {
  readonly method?: string;
  /** The address without the parameters that `parameters` lists. */
  readonly url?: string;
  readonly headers?: readonly EditedLine[];
  readonly parameters?: readonly EditedLine[];
  /** Accepts that what is secret in the request goes to another origin than it was made for. */
  readonly acceptOtherOrigin?: boolean;
}

/** One step of a run. `F`: its findings bare, as rules conclude and the store keeps them, or with words, as the window gets them. */
export interface Step<F extends Finding = Finding> {
  readonly id: StepId;
  readonly status: StepStatus;
  readonly startedAtMs?: number;
  readonly endedAtMs?: number;
  /** What happened, in one plain sentence; filled when it is known. */
  readonly summary?: string;
  /** The last request of the step, as it is or was sent. */
  readonly request?: RequestPreview;
  /** True where a person edited a request of the step. */
  readonly isEdited?: boolean;
  readonly exchangeIds: readonly string[];
  readonly findings: readonly F[];
  readonly strict?: StrictVerdict;
  readonly fault?: Fault;
  /** While waiting for a person: the address to open, masked, and until when. */
  readonly waiting?: {
    readonly redirectUri: string;
    readonly untilMs: number;
    readonly didBrowserOpen: boolean;
    /** True where the redirect URI was edited, so that the browser does not come back to this machine's listener. */
    readonly isElsewhere?: boolean;
    /** True where an answer with a code and another state came, which a tester may read all the same. */
    readonly hasOtherAnswer?: boolean;
  };
}

/** One execution of a flow (design, section 1): ids and words only, no secrets. */
export interface Run<F extends Finding = Finding> {
  readonly id: string;
  readonly kind: RunKind;
  readonly profileId?: string;
  /** The token the run is about (refresh, introspect, revoke, userinfo, call). */
  readonly tokenId?: string;
  /** The run that this one goes on from: whose request was sent once more. */
  readonly fromRunId?: string;
  readonly status: RunStatus;
  readonly startedAtMs: number;
  readonly endedAtMs?: number;
  /** Grows by one with every event. */
  readonly seq: number;
  readonly steps: readonly Step<F>[];
  /** Tokens that came out of it. */
  readonly tokens: readonly RunToken[];
  readonly fault?: Fault;
  /** What the run was asked to do, in words for the list. */
  readonly title: string;
}

export interface RunToken {
  readonly tokenId: string;
  readonly role: 'access_token' | 'refresh_token' | 'id_token';
}

/** What happens to a run. The reducer is the only thing that changes one. */
export type RunEvent =
  | {
      readonly type: 'step.started';
      readonly step: StepId;
      readonly atMs: number;
      readonly request?: RequestPreview;
    }
  | { readonly type: 'step.paused'; readonly step: StepId; readonly request: RequestPreview }
  | { readonly type: 'step.resumed'; readonly step: StepId; readonly request?: RequestPreview }
  | { readonly type: 'step.waiting'; readonly step: StepId; readonly waiting: NonNullable<Step['waiting']> }
  | { readonly type: 'step.exchange'; readonly step: StepId; readonly exchangeId: string }
  | { readonly type: 'step.findings'; readonly step: StepId; readonly findings: readonly Finding[] }
  | { readonly type: 'step.strict'; readonly step: StepId; readonly strict: StrictVerdict }
  | { readonly type: 'step.done'; readonly step: StepId; readonly atMs: number; readonly summary: string }
  | { readonly type: 'step.skipped'; readonly step: StepId; readonly summary: string }
  | { readonly type: 'step.failed'; readonly step: StepId; readonly atMs: number; readonly fault: Fault }
  | { readonly type: 'run.token'; readonly token: RunToken }
  | { readonly type: 'run.succeeded'; readonly atMs: number }
  | { readonly type: 'run.failed'; readonly atMs: number; readonly fault: Fault }
  | { readonly type: 'run.cancelled'; readonly atMs: number };

const EMPTY_STEP = { status: 'pending', exchangeIds: [], findings: [] } as const;

/** A run that has not begun: all its steps pending. */
export function newRun(
  start: Pick<Run, 'id' | 'kind' | 'startedAtMs' | 'title'> &
    Pick<Partial<Run>, 'profileId' | 'tokenId' | 'fromRunId'>,
  steps: readonly StepId[],
): Run {
  return {
    ...start,
    status: 'running',
    seq: 0,
    steps: steps.map((id) => ({ id, ...EMPTY_STEP })),
    tokens: [],
  };
}

/** The run after an event. Pure. An ended run changes no more: late events give the same run back. */
export function reduceRun(run: Run, event: RunEvent): Run {
  if (isEnded(run)) return run;
  return { ...applyEvent(run, event), seq: run.seq + 1 };
}

/** True where nothing more will happen to the run. */
export function isEnded(run: Run): boolean {
  return run.status === 'succeeded' || run.status === 'failed' || run.status === 'cancelled';
}

function applyEvent(run: Run, event: RunEvent): Run {
  switch (event.type) {
    case 'run.token':
      return { ...run, tokens: [...run.tokens, event.token] };
    case 'run.succeeded':
      return endRun(run, 'succeeded', event.atMs);
    case 'run.failed':
      return { ...endRun(run, 'failed', event.atMs), fault: event.fault };
    case 'run.cancelled':
      return endRun(run, 'cancelled', event.atMs);
    default:
      return {
        ...run,
        status: runStatusAfter(run.status, event.type),
        steps: run.steps.map((step) => (step.id === event.step ? applyToStep(step, event) : step)),
      };
  }
}

type StepEvent = Extract<RunEvent, { readonly step: StepId }>;

function runStatusAfter(status: RunStatus, type: StepEvent['type']): RunStatus {
  if (type === 'step.waiting') return 'waiting';
  if (type === 'step.paused') return 'paused';
  if (type === 'step.findings' || type === 'step.exchange' || type === 'step.strict') return status;
  return 'running';
}

function applyToStep(step: Step, event: StepEvent): Step {
  switch (event.type) {
    case 'step.started':
      return {
        ...step,
        status: 'running',
        startedAtMs: step.startedAtMs ?? event.atMs,
        ...(event.request ? { request: event.request } : {}),
      };
    case 'step.paused':
      return { ...step, status: 'paused', request: event.request };
    case 'step.resumed':
      return {
        ...step,
        status: 'running',
        ...(event.request ? { request: event.request } : {}),
        ...(event.request?.isEdited ? { isEdited: true } : {}),
      };
    case 'step.waiting':
      return { ...step, status: 'waiting', waiting: event.waiting };
    case 'step.exchange':
      return { ...step, exchangeIds: [...step.exchangeIds, event.exchangeId] };
    case 'step.findings':
      return { ...step, findings: [...step.findings, ...event.findings] };
    case 'step.strict':
      return { ...step, strict: event.strict };
    case 'step.done':
      return { ...withoutWaiting(step), status: 'done', endedAtMs: event.atMs, summary: event.summary };
    case 'step.skipped':
      return { ...step, status: 'skipped', summary: event.summary };
    case 'step.failed':
      return { ...withoutWaiting(step), status: 'failed', endedAtMs: event.atMs, fault: event.fault };
  }
}

function withoutWaiting(step: Step): Step {
  const { waiting: _, ...rest } = step;
  return rest;
}

function endRun(run: Run, status: RunStatus, atMs: number): Run {
  const open: readonly StepStatus[] = ['running', 'waiting', 'paused'];
  const steps = run.steps.map((step): Step => {
    if (open.includes(step.status)) {
      const ended = status === 'cancelled' ? 'cancelled' : status === 'failed' ? 'failed' : 'done';
      return { ...withoutWaiting(step), status: ended, endedAtMs: atMs };
    }
    return step.status === 'pending' ? { ...step, status: 'skipped' } : step;
  });
  return { ...run, status, endedAtMs: atMs, steps };
}
