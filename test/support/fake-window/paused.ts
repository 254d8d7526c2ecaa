import { fault } from '../../../src/core/faults.ts';
import { failed, ok } from '../../../src/core/result.ts';
import type { RequestEdit, RequestPreview, Run, RunEvent } from '../../../src/core/run/run.ts';
import { ISSUER } from './data.ts';
import { apply, untilWaiting } from './runs.ts';

const METADATA: RequestPreview = {
  method: 'GET',
  url: `${ISSUER}/.well-known/openid-configuration`,
  headers: [['Accept', 'application/json']],
  parameters: [],
};

/** A token request as a run pauses before it: with secrets, which are masked. */
export const TOKEN_REQUEST: RequestPreview = {
  method: 'POST',
  url: `${ISSUER}/token`,
  headers: [
    ['Authorization', 'Basic ••••••••••••••••••••••••••••••••'],
    ['Accept', 'application/json'],
    ['Content-Type', 'application/x-www-form-urlencoded;charset=UTF-8'],
  ],
  parameters: [
    ['grant_type', 'authorization_code'],
    ['code', '•'.repeat(43)],
    ['redirect_uri', 'http://127.0.0.1:8765/callback'],
    ['code_verifier', '•'.repeat(43)],
  ],
  parametersIn: 'form',
  maskedHeaders: [0],
  maskedParameters: [1, 3],
};

/** A run in step mode, at its first pause. */
export function pausedRun(run: Run): Run {
  return apply(run, [
    { type: 'step.started', step: 'discover', atMs: run.startedAtMs },
    { type: 'step.paused', step: 'discover', request: METADATA },
  ]);
}

/** The run after a person let its request go: at the authorization request next, then in the browser. */
export function resumedRun(run: Run, edit: RequestEdit | undefined, nowMs: number) {
  const step = run.steps.find(({ status }) => status === 'paused');
  const request = step?.request;
  if (!step || !request) return failed(fault('run.not_paused', 'The run is not paused.'));
  const isElsewhere = edit?.url !== undefined && !edit.url.startsWith(ISSUER);
  if (isElsewhere && !edit.acceptOtherOrigin) {
    return failed(
      fault(
        'profile.rebind_needed',
        `Nothing was sent. What is secret in this request was made for ${ISSUER}, and would go to another place.`,
        { parameter: 'url' },
      ),
    );
  }
  const sent = edit ? { ...request, ...(edit.url ? { url: edit.url } : {}), isEdited: true } : request;
  const resumed: RunEvent = { type: 'step.resumed', step: step.id, ...(edit ? { request: sent } : {}) };
  return ok(apply(run, [resumed, ...eventsAfter(step.id, nowMs)]));
}

function eventsAfter(step: string, nowMs: number): readonly RunEvent[] {
  const all = untilWaiting(nowMs, nowMs);
  const authorize = all.findIndex((event) => event.type === 'step.started' && event.step === 'authorize');
  const made = all[authorize];
  if (step !== 'discover' || made?.type !== 'step.started' || !made.request) {
    return all.slice(step === 'authorize' ? authorize + 1 : 0);
  }
  const request: RequestPreview = {
    ...made.request,
    parametersIn: 'query',
    maskedParameters: [made.request.parameters.findIndex(([name]) => name === 'state')],
  };
  return [...all.slice(0, authorize + 1), { type: 'step.paused', step: 'authorize', request }];
}
