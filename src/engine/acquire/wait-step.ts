import { type Fault, fault } from '../../core/faults.ts';
import type { ReceivedBy } from '../../core/oauth/authorize/authorization-response.ts';
import { type Result, failed, ok } from '../../core/result.ts';
import type { ReceivedCallback, RedirectListener } from '../ports/redirect.ts';
import { redirectUriOf } from '../profiles/profiles.ts';
import { type WaitingForPerson, cancelled } from '../run/live-run.ts';
import { previewRequest } from '../run/preview.ts';
import { type AuthorizationSent, editAddress, readAuthorizationSent } from './authorization-sent.ts';
import { explainBusyPort } from './busy-port.ts';
import { type Callbacks, expectCallback } from './callbacks.ts';
import type { Flow } from './flow.ts';
import { pasteAddress } from './paste.ts';

/** An authorization request that is ready, with the listener that waits for its answer. */
export interface CallbackWait {
  /** The request as it was made and, where a person edited it, as it is sent. */
  readonly madeUrl: string;
  readonly sent: AuthorizationSent;
  readonly listener: RedirectListener;
  readonly callbacks: Callbacks;
  /** Frees the port, and waits until what came is written down. */
  close(): Promise<void>;
}

/**
 * Opens the loopback listener first, since the redirect URI needs the port that was really bound. In step mode it pauses
 * before the browser is opened, and a person may edit the address. Faults: redirect.*, operation.cancelled.
 */
export async function beginWaiting(
  flow: Flow,
  makeUrl: (redirectUri: string) => string,
): Promise<Result<CallbackWait, Fault>> {
  const { context, profile, live } = flow;
  // Until the port is bound, nobody can come back: what is expected then is never looked at.
  let sent = readAuthorizationSent(makeUrl(redirectUriOf(profile)), false);
  const callbacks = expectCallback(flow, () => sent);
  const opened = await openListener(flow, callbacks);
  if (!opened.ok) return opened;
  const listener = opened.value;
  const madeUrl = makeUrl(listener.redirectUri);
  sent = readAuthorizationSent(madeUrl, false);
  const request = { method: 'GET', url: madeUrl, headers: [] };
  const preview = previewRequest(request);
  live.dispatch({
    type: 'step.started',
    step: 'authorize',
    atMs: context.ports.clock.nowMs(),
    request: preview,
  });
  const close = async (): Promise<void> => {
    await listener.close();
    await callbacks.recorded();
  };
  const reviewed = await live.pauseBefore('authorize', request, editAddress);
  if (!reviewed.ok) {
    await close();
    return reviewed;
  }
  sent = readAuthorizationSent(reviewed.value.request.url, reviewed.value.isEdited);
  return ok({ madeUrl, sent, listener, callbacks, close });
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
      authorizationUrl: waiting.sent.url,
      paste: (address) => pasteAddress(waiting.callbacks, address, context.ports.clock.nowMs()),
      takeOther: () => (waiting.callbacks.takeOther() ? ok(undefined) : failed(noOther())),
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

function noOther(): Fault {
  return fault('operation.not_possible', 'No answer with a code and another state has come.', {
    parameter: 'state',
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
  { sent, listener }: CallbackWait,
  person: WaitingForPerson,
  timeoutMs: number,
): Promise<never> {
  const { clock, browser } = context.ports;
  const untilMs = clock.nowMs() + timeoutMs;
  const where = {
    redirectUri: sent.redirectUri ?? listener.redirectUri,
    ...(sent.redirectUri === listener.redirectUri ? {} : { isElsewhere: true }),
  };
  const show = (didBrowserOpen: boolean): void =>
    live.dispatch({ type: 'step.waiting', step: 'wait', waiting: { ...where, untilMs, didBrowserOpen } });
  show(true);
  const opened = await browser.open(sent.url);
  // It may take long to fail, and the person may have come back from elsewhere meanwhile.
  if (!opened.ok && live.waitingFor === person) show(false);
  return new Promise<never>(() => undefined);
}

function nobodyCameBack({ sent, callbacks, listener }: CallbackWait, timeoutMs: number): Fault {
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
  return fault(
    'redirect.timeout',
    `Nobody came back to ${sent.redirectUri ?? listener.redirectUri} ${within}.${refused}`,
    {
      parameter: 'redirect_uri',
      section: 'RFC 6749 §3.1.2.4',
    },
  );
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
