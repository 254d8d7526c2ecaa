import { checkAuthorizationResponse } from '../../core/checks/index.ts';
import { type Fault, fault } from '../../core/faults.ts';
import {
  type AuthorizationResponse,
  type ReceivedBy,
  type ReceivedParameters,
  readAuthorizationResponse,
} from '../../core/oauth/authorize/authorization-response.ts';
import { type Result, failed, ok } from '../../core/result.ts';
import type { CallbackAnswer, ReceivedCallback, RedirectListener } from '../ports/redirect.ts';
import { cancelled } from '../run/live-run.ts';
import { previewRequest } from '../run/preview.ts';
import type { Flow } from './flow.ts';

/** An authorization request that is ready, with the listener that waits for its answer. */
export interface CallbackWait {
  readonly listener: RedirectListener;
  readonly authorizationUrl: string;
  readonly answer: Promise<ReceivedCallback>;
  readonly deliver: (callback: ReceivedCallback) => CallbackAnswer;
}

/** Opens the loopback listener first, since the redirect URI needs the port that was really bound. */
export async function beginWaiting(
  flow: Flow,
  expectedState: string,
  makeUrl: (redirectUri: string) => string,
): Promise<Result<CallbackWait, Fault>> {
  const { context, profile, live } = flow;
  const answer = Promise.withResolvers<ReceivedCallback>();
  let isTaken = false;
  const deliver = (callback: ReceivedCallback): CallbackAnswer => {
    const response = readAuthorizationResponse(callback.receivedBy, callback.parameters);
    const verdict = judgeDelivery(response, expectedState);
    void recordCallback(flow, callback);
    if (verdict === 'other_state' || verdict === 'unusable') {
      live.findings(
        'wait',
        checkAuthorizationResponse(authorizationInput(flow, response, expectedState)).filter(isFail),
      );
      return verdict;
    }
    if (!isTaken) {
      isTaken = true;
      answer.resolve(callback);
    }
    return verdict;
  };
  const { host, port, path, isAnyPort } = profile.redirect;
  let listener = await context.ports.redirect.listen({ host, port, path, onCallback: deliver });
  if (!listener.ok && listener.fault.code === 'redirect.port_busy' && isAnyPort) {
    listener = await context.ports.redirect.listen({ host, port: 0, path, onCallback: deliver });
  }
  if (!listener.ok) return listener;
  const authorizationUrl = makeUrl(listener.value.redirectUri);
  const preview = previewRequest({ method: 'GET', url: authorizationUrl, headers: [] });
  live.dispatch({
    type: 'step.started',
    step: 'authorize',
    atMs: context.ports.clock.nowMs(),
    request: preview,
  });
  return ok({ listener: listener.value, authorizationUrl, answer: answer.promise, deliver });
}

/** An answer with the expected state wins, with a code or an error; all others are recorded and listening goes on. */
function judgeDelivery(response: AuthorizationResponse, expectedState: string): CallbackAnswer {
  if (response.state !== expectedState) return 'other_state';
  if (response.error) return 'error_shown';
  return response.code === undefined ? 'unusable' : 'accepted';
}

function isFail({ outcome }: { readonly outcome: string }): boolean {
  return outcome === 'fail';
}

/** What the authorization response rules are given. */
export function authorizationInput(
  { profile, server }: Flow,
  response: AuthorizationResponse,
  expectedState: string,
): Parameters<typeof checkAuthorizationResponse>[0] {
  const isSupported = server.metadata?.['authorization_response_iss_parameter_supported'] === true;
  return {
    response,
    expectedState,
    ...(server.issuer === undefined ? {} : { issuer: server.issuer, issParameterSupported: isSupported }),
    responseType: 'code',
    pkceMethod: profile.pkce,
  };
}

/** A callback is no exchange of ours, but it is evidence: kept as one, without a response. */
async function recordCallback({ context, live, profile }: Flow, callback: ReceivedCallback): Promise<void> {
  const { random, log } = context.ports;
  const { host, port, path } = profile.redirect;
  const query = new URLSearchParams(callback.parameters.map(([name, value]) => [name, value]));
  const exchange = {
    id: random.id(),
    purpose: 'authorization_callback',
    request: {
      method: callback.receivedBy === 'query' ? 'GET' : 'POST',
      url: `http://${host}:${port}${path}?${query.toString()}`,
      headers: [],
      body: new Uint8Array(),
    },
    timing: { startedAtMs: callback.atMs, totalMs: 0, reusedSocket: false },
  } as const;
  await live.record('wait', exchange).catch((error: unknown) => {
    log.warn('a callback could not be recorded', { error: error instanceof Error ? error.name : 'unknown' });
  });
}

/** Opens the browser and waits until the person comes back, gives up, or time is over. */
export function waitForPerson(flow: Flow, waiting: CallbackWait): Promise<Result<ReceivedCallback, Fault>> {
  const { context, live } = flow;
  const { clock, browser } = context.ports;
  return live.step('wait', async () => {
    const timeoutMs = context.settings().browserTimeoutSeconds * 1000;
    const untilMs = clock.nowMs() + timeoutMs;
    const show = (didBrowserOpen: boolean): void =>
      live.dispatch({
        type: 'step.waiting',
        step: 'wait',
        waiting: { redirectUri: waiting.listener.redirectUri, untilMs, didBrowserOpen },
      });
    live.waitingFor = {
      authorizationUrl: waiting.authorizationUrl,
      paste: (address) => pasteAddress(flow, waiting, address),
    };
    show(true);
    const opened = await browser.open(waiting.authorizationUrl);
    if (!opened.ok) show(false);
    const outcome = await firstOf(flow, waiting, timeoutMs);
    live.waitingFor = undefined;
    if (outcome === 'cancelled') return failed(cancelled());
    if (outcome === 'timeout') return failed(nobodyCameBack(waiting, timeoutMs));
    return ok({ value: outcome, summary: describeCallback(waiting, outcome) });
  });
}

async function firstOf(
  { context, live }: Flow,
  waiting: CallbackWait,
  timeoutMs: number,
): Promise<ReceivedCallback | 'timeout' | 'cancelled'> {
  const stop = new AbortController();
  const either = AbortSignal.any([stop.signal, live.signal]);
  const timer = context.ports.clock
    .wait(timeoutMs, either)
    .then((): 'timeout' | 'cancelled' => (live.signal.aborted ? 'cancelled' : 'timeout'));
  const outcome = await Promise.race([waiting.answer, timer]);
  stop.abort();
  return outcome;
}

function nobodyCameBack(waiting: CallbackWait, timeoutMs: number): Fault {
  const { foreignHost } = waiting.listener.refused();
  const refused = foreignHost > 0 ? ` ${foreignHost} requests with a foreign Host header were refused.` : '';
  return fault(
    'redirect.timeout',
    `Nobody came back to ${waiting.listener.redirectUri} within ${Math.round(timeoutMs / 1000)} s.${refused}`,
    { parameter: 'redirect_uri', section: 'RFC 6749 §3.1.2.4' },
  );
}

function describeCallback(waiting: CallbackWait, callback: ReceivedCallback): string {
  const { late, foreignHost } = waiting.listener.refused();
  const extra =
    late + foreignHost > 0 ? ` ${late + foreignHost} further requests to the listener were refused.` : '';
  const how: Readonly<Record<ReceivedBy, string>> = {
    query: 'in the query',
    fragment: 'in the fragment',
    form_post: 'as a posted form',
  };
  return `The browser came back with the answer ${how[callback.receivedBy]}.${extra}`;
}

/** Takes the address a person ended on, for browsers on another machine. */
function pasteAddress(flow: Flow, waiting: CallbackWait, address: string): Result<void, Fault> {
  const read = readPasted(address.trim());
  if (!read) {
    return failed(
      fault('input.invalid', 'This is no address with a query or fragment.', { parameter: 'redirect_uri' }),
    );
  }
  const verdict = waiting.deliver({ atMs: flow.context.ports.clock.nowMs(), ...read });
  if (verdict === 'accepted' || verdict === 'error_shown') return ok(undefined);
  return failed(
    verdict === 'other_state'
      ? fault(
          'flow.state_mismatch',
          'This address belongs to another attempt: its state is not the one that was sent.',
          {
            parameter: 'state',
            section: 'RFC 6749 §10.12',
          },
        )
      : fault('flow.callback_invalid', 'This address has neither a code nor an error.', {
          parameter: 'code',
          section: 'RFC 6749 §4.1.2',
        }),
  );
}

function readPasted(
  address: string,
): { readonly receivedBy: ReceivedBy; readonly parameters: ReceivedParameters } | undefined {
  if (!URL.canParse(address)) return undefined;
  const url = new URL(address);
  const fragment = new URLSearchParams(url.hash.slice(1));
  if (url.search !== '') return { receivedBy: 'query', parameters: [...url.searchParams] };
  return fragment.size > 0 ? { receivedBy: 'fragment', parameters: [...fragment] } : undefined;
}
