import { type Fault, fault } from '../../core/faults.ts';
import type { ReceivedBy } from '../../core/oauth/authorize/authorization-response.ts';
import { type Result, failed, ok } from '../../core/result.ts';
import type { ReceivedCallback, RedirectListener } from '../ports/redirect.ts';
import { redirectUriOf } from '../profiles/profiles.ts';
import { type WaitingForPerson, cancelled } from '../run/live-run.ts';
import { previewRequest } from '../run/preview.ts';
import { explainBusyPort } from './busy-port.ts';
import { type Callbacks, expectCallback } from './callbacks.ts';
import type { Flow } from './flow.ts';
import { pasteAddress } from './paste.ts';

/** An authorization request that is ready, with the listener that waits for its answer. */
export interface CallbackWait {
  readonly redirectUri: string;
  readonly authorizationUrl: string;
  readonly listener: RedirectListener;
  readonly callbacks: Callbacks;
  /** Frees the port, and waits until what came is written down. */
  close(): Promise<void>;
}

/**
 * Opens the loopback listener first, since the redirect URI needs the port that was really bound. In step mode it pauses
 * before the browser is opened. Faults: redirect.*, operation.cancelled.
 */
export async function beginWaiting(
  flow: Flow,
  expectedState: string,
  makeUrl: (redirectUri: string) => string,
): Promise<Result<CallbackWait, Fault>> {
  const { context, profile, live } = flow;
  let redirectUri = redirectUriOf(profile);
  const callbacks = expectCallback(flow, expectedState, () => redirectUri);
  const opened = await openListener(flow, callbacks);
  if (!opened.ok) return opened;
  const listener = opened.value;
  redirectUri = listener.redirectUri;
  const authorizationUrl = makeUrl(redirectUri);
  const request = previewRequest({ method: 'GET', url: authorizationUrl, headers: [] });
  live.dispatch({ type: 'step.started', step: 'authorize', atMs: context.ports.clock.nowMs(), request });
  const close = async (): Promise<void> => {
    await listener.close();
    await callbacks.recorded();
  };
  const resumed = await live.pauseBefore('authorize', request);
  if (!resumed.ok) {
    await close();
    return resumed;
  }
  return ok({ redirectUri, authorizationUrl, listener, callbacks, close });
}

async function openListener(flow: Flow, { deliver }: Callbacks): Promise<Result<RedirectListener, Fault>> {
  const { host, port, path, isAnyPort } = flow.profile.redirect;
  const { redirect } = flow.context.ports;
  const listener = await redirect.listen({ host, port, path, onCallback: deliver });
  if (listener.ok || listener.fault.code !== 'redirect.port_busy') return listener;
  return isAnyPort
    ? redirect.listen({ host, port: 0, path, onCallback: deliver })
    : failed(explainBusyPort(flow, listener.fault));
}

/** Opens the browser and waits until the person comes back, gives up, or time is over. Faults: redirect.timeout, operation.cancelled. */
export function waitForPerson(flow: Flow, waiting: CallbackWait): Promise<Result<ReceivedCallback, Fault>> {
  const { context, live } = flow;
  return live.step('wait', async () => {
    const timeoutMs = context.settings().browserTimeoutSeconds * 1000;
    const person: WaitingForPerson = {
      authorizationUrl: waiting.authorizationUrl,
      paste: (address) => pasteAddress(waiting.callbacks, address, context.ports.clock.nowMs()),
    };
    live.waitingFor = person;
    try {
      const outcome = await firstOf(flow, waiting, person, timeoutMs);
      if (outcome === 'cancelled') return failed(cancelled());
      if (outcome === 'timeout') return failed(nobodyCameBack(waiting, timeoutMs));
      return ok({ value: outcome, summary: describeCallback(waiting, outcome) });
    } finally {
      live.waitingFor = undefined;
    }
  });
}

async function firstOf(
  flow: Flow,
  waiting: CallbackWait,
  person: WaitingForPerson,
  timeoutMs: number,
): Promise<ReceivedCallback | 'timeout' | 'cancelled'> {
  const { context, live } = flow;
  const stop = new AbortController();
  const timer = context.ports.clock
    .wait(timeoutMs, AbortSignal.any([stop.signal, live.signal]))
    .then((): 'timeout' | 'cancelled' => (live.signal.aborted ? 'cancelled' : 'timeout'));
  try {
    return await Promise.race([
      waiting.callbacks.answer,
      timer,
      openBrowser(flow, waiting, person, timeoutMs),
    ]);
  } finally {
    stop.abort();
  }
}

/** Never resolves: a browser that opened is no answer, one that could not be opened can be opened by hand. */
async function openBrowser(
  { context, live }: Flow,
  { redirectUri, authorizationUrl }: CallbackWait,
  person: WaitingForPerson,
  timeoutMs: number,
): Promise<never> {
  const { clock, browser } = context.ports;
  const untilMs = clock.nowMs() + timeoutMs;
  const show = (didBrowserOpen: boolean): void =>
    live.dispatch({ type: 'step.waiting', step: 'wait', waiting: { redirectUri, untilMs, didBrowserOpen } });
  show(true);
  const opened = await browser.open(authorizationUrl);
  // It may take long to fail, and the person may have come back from elsewhere meanwhile.
  if (!opened.ok && live.waitingFor === person) show(false);
  return new Promise<never>(() => undefined);
}

function nobodyCameBack({ redirectUri, callbacks, listener }: CallbackWait, timeoutMs: number): Fault {
  const { otherState, unusable } = callbacks.notTaken();
  const within = `within ${Math.round(timeoutMs / 1000)} s`;
  if (otherState + unusable > 0) {
    return fault(
      'redirect.timeout',
      `No answer to this request came ${within}; ${otherState + unusable} came that could not be taken: ${whyNotTaken(otherState, unusable)}.`,
      {
        parameter: otherState > 0 ? 'state' : 'code',
        section: 'RFC 6749 §4.1.2',
        remedy:
          'Look at the callbacks in this step. A server has to send back the state as it was, with a code or an error.',
      },
    );
  }
  const { foreignHost } = listener.refused();
  const refused = foreignHost > 0 ? ` Requests with a foreign Host header were refused: ${foreignHost}.` : '';
  return fault('redirect.timeout', `Nobody came back to ${redirectUri} ${within}.${refused}`, {
    parameter: 'redirect_uri',
    section: 'RFC 6749 §3.1.2.4',
  });
}

function whyNotTaken(otherState: number, unusable: number): string {
  return [
    ...(otherState > 0 ? ['state is missing or another'] : []),
    ...(unusable > 0 ? ['neither a code nor an error was in it'] : []),
  ].join(', or ');
}

const HOW: Readonly<Record<ReceivedBy, string>> = {
  query: 'in the query',
  fragment: 'in the fragment',
  form_post: 'as a posted form',
};

function describeCallback({ listener, callbacks }: CallbackWait, { receivedBy }: ReceivedCallback): string {
  const { late, foreignHost } = listener.refused();
  const { otherState, unusable } = callbacks.notTaken();
  const count = late + foreignHost + otherState + unusable;
  const extra = count > 0 ? ` Further requests to the listener were not taken: ${count}.` : '';
  return `The browser came back with the answer ${HOW[receivedBy]}.${extra}`;
}
