import { severityOf } from '../../core/findings/explain.ts';
import { checkAuthorizationResponse } from '../../core/checks/exchanges.ts';
import {
  type AuthorizationResponse,
  readAuthorizationResponse,
} from '../../core/oauth/authorize/authorization-response.ts';
import { splitScope } from '../../core/oauth/scope.ts';
import { encodeUtf8 } from '../../core/text/utf8.ts';
import type { CallbackAnswer, ReceivedCallback } from '../ports/redirect.ts';
import type { AuthorizationSent } from './authorization-sent.ts';
import type { Flow } from './flow.ts';

/** What comes back from the browser, judged and recorded as it comes. */
export interface Callbacks {
  /** The first callback with the expected state, with a code or an error. */
  readonly answer: Promise<ReceivedCallback>;
  /** Callbacks that came and were not taken. */
  readonly notTaken: () => { readonly otherState: number; readonly unusable: number };
  /** Gives the newest callback with a code and another state as the answer; false where there was none. */
  readonly takeOther: () => boolean;
  readonly deliver: (callback: ReceivedCallback) => CallbackAnswer;
  /** Resolves when the callbacks that are kept are written down. */
  readonly recorded: () => Promise<void>;
}

/** Any page in the person's browser can call the listener as often as it likes: more of them are only counted. */
const MAX_KEPT_NOT_TAKEN = 20;

/** Waits for the answer to one authorization request; what was sent is asked when a callback comes. */
export function expectCallback(flow: Flow, sent: () => AuthorizationSent): Callbacks {
  const answer = Promise.withResolvers<ReceivedCallback>();
  const notTaken = { otherState: 0, unusable: 0 };
  let other: ReceivedCallback | undefined;
  let writing: Promise<void> = Promise.resolve();
  const deliver = (callback: ReceivedCallback): CallbackAnswer => {
    const response = readAuthorizationResponse(callback.receivedBy, callback.parameters);
    const verdict = judgeDelivery(response, sent().state);
    const isTaken = verdict === 'accepted' || verdict === 'error_shown';
    const isKept = isTaken || notTaken.otherState + notTaken.unusable < MAX_KEPT_NOT_TAKEN;
    if (isKept) {
      const recording = recordCallback(flow, callback, sent().redirectUri ?? '');
      writing = writing.then(() => recording);
    }
    if (verdict === 'other_state') {
      notTaken.otherState += 1;
      if (response.code !== undefined) {
        other = callback;
        tellOfOther(flow);
      }
    } else if (verdict === 'unusable') notTaken.unusable += 1;
    else answer.resolve(callback);
    if (isKept && !isTaken) {
      const findings = checkAuthorizationResponse(authorizationInput(flow, response, sent()));
      flow.live.findings(
        'wait',
        findings.filter((finding) => severityOf(finding) !== undefined),
      );
    }
    return verdict;
  };
  const takeOther = (): boolean => {
    if (other) answer.resolve(other);
    return other !== undefined;
  };
  return { answer: answer.promise, notTaken: () => notTaken, takeOther, deliver, recorded: () => writing };
}

/** The person who waits is told once: from then on they may read that answer all the same. */
function tellOfOther({ live }: Flow): void {
  const waiting = live.run.steps.find(({ id }) => id === 'wait')?.waiting;
  if (!waiting || waiting.hasOtherAnswer) return;
  live.dispatch({ type: 'step.waiting', step: 'wait', waiting: { ...waiting, hasOtherAnswer: true } });
}

/** An answer with the expected state wins, with a code or an error; all others are recorded and listening goes on. */
function judgeDelivery(response: AuthorizationResponse, expectedState: string | null): CallbackAnswer {
  if ((response.state ?? null) !== expectedState) return 'other_state';
  if (response.error) return 'error_shown';
  return response.code === undefined ? 'unusable' : 'accepted';
}

/** What the authorization response rules are given. */
export function authorizationInput(
  { server, profile }: Flow,
  response: AuthorizationResponse,
  sent: AuthorizationSent,
): Parameters<typeof checkAuthorizationResponse>[0] {
  const isSupported = server.metadata?.['authorization_response_iss_parameter_supported'] === true;
  return {
    response,
    expectedState: sent.state,
    ...(server.issuer === undefined ? {} : { issuer: server.issuer, issParameterSupported: isSupported }),
    responseType: sent.responseType ?? '',
    pkceMethod: sent.pkceMethod,
    // No request is pushed by this version (RFC 9126).
    isPushed: false,
    isPublicClient: profile.clientAuthMethod === 'none',
    // A nonce protects the code only where an ID token brings it back.
    isNonceSent: sent.nonce !== null && splitScope(sent.scope ?? undefined).includes('openid'),
  };
}

/** A callback is no exchange of ours, but it is evidence: kept as one, without a response. Never rejects. */
async function recordCallback(
  { context, live }: Flow,
  { receivedBy, parameters, atMs }: ReceivedCallback,
  redirectUri: string,
): Promise<void> {
  const form = new URLSearchParams(parameters.map(([name, value]) => [name, value])).toString();
  const isQuery = receivedBy === 'query';
  const { random, log } = context.ports;
  try {
    await live.record('wait', {
      id: random.id(),
      purpose: 'authorization_callback',
      request: {
        method: isQuery ? 'GET' : 'POST',
        url: isQuery ? `${redirectUri}?${form}` : redirectUri,
        headers: isQuery ? [] : [['Content-Type', 'application/x-www-form-urlencoded']],
        body: isQuery ? new Uint8Array() : encodeUtf8(form),
      },
      timing: { startedAtMs: atMs, totalMs: 0, reusedSocket: false },
    });
  } catch (error) {
    log.warn('a callback could not be recorded', { error: error instanceof Error ? error.name : 'unknown' });
  }
}
