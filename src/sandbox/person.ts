import { type Result, failed, ok } from '../core/result.ts';
import { isLoopbackHost } from '../core/text/loopback.ts';
import { type Incoming, type Outgoing, type Send, createSender } from './http/send.ts';
import { PERSON_STEP_LIMIT } from './limits.ts';
import { CookieJar } from './person/cookie-jar.ts';
import { type Form, type SubmitButton, readForms, readTitle } from './person/html-forms.ts';

/** Who the scripted person is and what they decide. */
export interface PersonOptions {
  readonly account: string;
  /** The sandbox takes any. */
  readonly password?: string;
  /** What they say when asked for consent, or to connect a device. */
  readonly decision?: 'allow' | 'deny';
  readonly signal?: AbortSignal | undefined;
}

/** What the person saw, and where they ended. */
interface PersonOutcome {
  /** Titles of the pages that were shown, in order. */
  readonly pages: readonly string[];
  /** The address they ended on, without its query: that may hold a code. */
  readonly endedAt: string;
  readonly status: number;
}

/** Why the person did not get through. */
interface PersonProblem {
  readonly code:
    | 'person.cancelled'
    | 'person.lost'
    | 'person.network'
    | 'person.not_loopback'
    | 'person.refused';
  readonly message: string;
}

type Walk = Result<PersonOutcome, PersonProblem>;

interface Step extends Outgoing {
  readonly url: URL;
}

/**
 * Does over HTTP what a person does in a browser: opens the authorization URL, signs in, consents, and follows the
 * redirect to the client's listener. Reads forms from the pages as they are; speaks to loopback addresses only.
 */
export async function signInOverHttp(authorizationUrl: string, options: PersonOptions): Promise<Walk> {
  const url = URL.parse(authorizationUrl);
  if (url === null) return fail('person.lost', 'The authorization URL cannot be read.');
  return walk({ url, method: 'GET' }, options);
}

/** Connects a device: opens its verification address (RFC 8628, `verification_uri_complete`), confirms, signs in, consents. */
export function approveDeviceOverHttp(verificationUri: string, options: PersonOptions): Promise<Walk> {
  return signInOverHttp(verificationUri, options);
}

async function walk(first: Step, options: PersonOptions): Promise<Walk> {
  const sender = createSender();
  try {
    return await takeSteps(first, options, sender.send);
  } catch (error) {
    if (options.signal?.aborted === true) return fail('person.cancelled', 'The sign-in was cancelled.');
    if (error instanceof Error && 'code' in error) {
      if (error.code === 'ERR_INVALID_URL')
        return fail('person.lost', 'The way leads to an address that cannot be read.');
      return fail('person.network', `The connection failed (${String(error.code)}).`);
    }
    throw error;
  } finally {
    sender.close();
  }
}

async function takeSteps(first: Step, options: PersonOptions, send: Send): Promise<Walk> {
  const jar = new CookieJar();
  const pages: string[] = [];
  let step = first;
  for (let count = 0; count < PERSON_STEP_LIMIT; count++) {
    if (!isLoopback(step.url))
      return fail('person.not_loopback', `The way leads to ${step.url.host}, off this computer.`);
    const isBackAtClient = step.url.origin !== first.url.origin;
    // The jar is the issuer's: the client's listener is not sent its cookies.
    const cookie = isBackAtClient ? undefined : jar.headerFor(step.url.pathname);
    const answer = await send(step.url, { ...withHeaders(step, cookie), signal: options.signal });
    if (isBackAtClient) return ended(step.url, answer, pages);
    jar.store(answer.headers['set-cookie'] ?? [], step.url.pathname);
    const next = nextStep(step.url, answer, options);
    if (answer.status < 300 || answer.status >= 400) pages.push(readTitle(answer.body));
    if (next !== undefined) step = next;
    else if (answer.status < 400) return ended(step.url, answer, pages);
    else return fail('person.refused', `The server answered ${answer.status}: ${readTitle(answer.body)}.`);
  }
  return fail('person.lost', `No end after ${PERSON_STEP_LIMIT} pages and redirects.`);
}

/** What a browser would request next; undefined at a page that leads nowhere. */
function nextStep(at: URL, { status, headers, body }: Incoming, options: PersonOptions): Step | undefined {
  if (status >= 300 && status < 400 && headers.location !== undefined) {
    return { url: new URL(headers.location, at), method: 'GET' };
  }
  const [form] = readForms(body);
  // An error page may offer a form for another try, with which nothing would be different.
  if (form === undefined || status >= 400) return undefined;
  return submit(at, form, options);
}

function submit(at: URL, form: Form, options: PersonOptions): Step {
  const button = chooseButton(form, options.decision ?? 'allow');
  const url = new URL(button?.action ?? form.action, at);
  const filled = fill(form, button, options);
  if (form.method === 'POST') {
    // Browsers name the origin of every form they post.
    return { url, method: 'POST', form: filled, headers: { origin: at.origin } };
  }
  url.search = filled.toString();
  return { url, method: 'GET' };
}

/** The first button is the one that Enter presses; a person who declines looks for the one that says so. */
function chooseButton({ buttons }: Form, decision: 'allow' | 'deny'): SubmitButton | undefined {
  const declining = buttons.find(({ name, value }) => value === 'deny' || name === 'abort');
  return decision === 'deny' && declining !== undefined ? declining : buttons[0];
}

function fill({ fields }: Form, button: SubmitButton | undefined, options: PersonOptions): URLSearchParams {
  const filled = new URLSearchParams();
  const isLogin = fields.some(({ type }) => type === 'password');
  for (const { type, name, value, isChecked } of fields) {
    if (!isChecked || name === '') continue;
    if (type === 'password') filled.append(name, options.password ?? 'any password');
    else if (isLogin && (type === 'text' || type === 'email')) filled.append(name, options.account);
    else filled.append(name, value);
  }
  if (button?.name !== undefined) filled.append(button.name, button.value);
  return filled;
}

function withHeaders({ method, form, headers }: Step, cookie: string | undefined): Outgoing {
  const all = { accept: 'text/html', ...headers, ...(cookie === undefined ? {} : { cookie }) };
  return { method, form, headers: all };
}

function ended(url: URL, { status }: Incoming, pages: readonly string[]): Walk {
  return ok({ pages, endedAt: url.origin + url.pathname, status });
}

function isLoopback({ protocol, hostname }: URL): boolean {
  return protocol === 'http:' && isLoopbackHost(hostname);
}

function fail(code: PersonProblem['code'], message: string): Walk {
  return failed({ code, message });
}
