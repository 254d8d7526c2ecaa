import type { Api } from '../../contract/models/profile.ts';
import { type Fault, fault } from '../../core/faults.ts';
import { header, type RawHeaders } from '../../core/exchange/exchange.ts';
import { whyNotOwnHeader } from '../../core/exchange/own-header.ts';
import { type Result, failed, ok } from '../../core/result.ts';
import { encodeUtf8 } from '../../core/text/utf8.ts';
import type { Flow } from '../acquire/flow.ts';
import { bounded } from '../boundary.ts';
import type { EngineContext } from '../context.ts';
import type { HttpRequest } from '../ports/http.ts';
import type { LiveRun } from '../run/live-run.ts';
import { startRun } from '../run/run-work.ts';
import { isLoopbackHost } from '../../core/text/loopback.ts';
import { observe } from '../tokens/observe.ts';
import { type OwnedToken, ownedToken } from '../tokens/token-context.ts';
import { describeRefusal } from './describe-refusal.ts';
import { type Presentation, type PresentationInput, presentationOf } from './presentation.ts';
import { proofError } from './proof-error.ts';
import { sendPresented } from './send-presented.ts';

/** What to call: an API of the profile, or an address that a person typed. */
export interface CallInput extends PresentationInput {
  readonly tokenId: string;
  readonly apiId?: string;
  readonly method?: Api['method'];
  readonly url?: string;
  /** A person's own, in order; one of the same name takes the place of ours. */
  readonly headers?: RawHeaders;
  readonly body?: string;
}

/**
 * Calls a protected resource with a token in the Authorization header, over https or to this machine: as Bearer
 * (RFC 6750 §2.1), or with a DPoP proof of the key that a person gives for this call (RFC 9449 §7.1).
 * A refusal is a result, not a fault: it is what one wants to see. Faults: token.not_found, input.invalid (also a key
 * that is not the token's), operation.not_possible (the token is bound, and neither a key nor leave to send it without
 * proof was given).
 */
export function call(context: EngineContext, input: CallInput): Promise<Result<LiveRun, Fault>> {
  return bounded(async () => {
    const owned = await ownedToken(context, input.tokenId);
    if (!owned.ok) return owned;
    const { profile } = owned.value;
    const api = profile.apis.find(({ id }) => id === input.apiId);
    if (input.apiId !== undefined && !api)
      return failed(fault('input.invalid', 'The profile has no such API.', { parameter: 'api' }));
    const url = input.url ?? api?.url;
    const trouble = judgeAddress(url);
    if (trouble || url === undefined)
      return failed(trouble ?? fault('input.invalid', 'No address to call.', { parameter: 'url' }));
    const headerTrouble = judgeHeaders(input.headers ?? [], input.key !== undefined);
    if (headerTrouble) return failed(headerTrouble);
    const presentation = await presentationOf(context, owned.value.record, input);
    if (!presentation.ok) return presentation;
    const method = input.method ?? api?.method ?? 'GET';
    const live = startRun(
      context,
      {
        kind: 'call',
        title: `${method} ${new URL(url).host}`,
        steps: ['call'],
        profileId: profile.id,
        tokenId: input.tokenId,
      },
      (run) =>
        callStep({ context, profile, live: run, server: { endpoints: {}, overridden: [] } }, owned.value, {
          method,
          url,
          api,
          headers: input.headers ?? [],
          body: input.body,
          presentation: presentation.value,
        }),
    );
    return ok(live);
  });
}

interface CallTarget {
  readonly method: string;
  readonly url: string;
  readonly api: Api | undefined;
  readonly headers: RawHeaders;
  readonly body: string | undefined;
  readonly presentation: Presentation;
}

function callStep(flow: Flow, { record }: OwnedToken, target: CallTarget): Promise<Result<null, Fault>> {
  const { context, live } = flow;
  return live.step('call', async () => {
    const { method, url, presentation } = target;
    const build = (credentials: RawHeaders) => buildCall(context, credentials, target);
    const sent = await sendPresented(live, presentation, { token: record.text.expose(), method, url, build });
    if (!sent.ok) return sent;
    const { exchange, isSentWithNonce } = sent.value;
    const status = exchange.response?.status ?? 0;
    const detail = describeRefusal(exchange);
    const isOfTheProof = OF_THE_PROOF.has(proofError(exchange) ?? '');
    await observe(context, {
      tokenId: record.id,
      surface: `api:${target.api?.name ?? new URL(target.url).host}`,
      outcome: outcomeOf(status, isOfTheProof),
      detail,
      exchangeId: exchange.id,
    });
    const challenge = exchange.response ? header(exchange.response.headers, 'www-authenticate') : undefined;
    const first = isSentWithNonce ? 'The API asked for its nonce first (RFC 9449 §9). ' : '';
    const words = isOfTheProof
      ? `The API refuses the proof, not the token (${detail}).`
      : explainStatus(status, detail, challenge);
    return ok({ value: null, summary: `${first}${words}` });
  });
}

function buildCall(context: EngineContext, credentials: RawHeaders, target: CallTarget): HttpRequest {
  const { method, url, headers: own, body } = target;
  const hasBody = body !== undefined && body !== '' && method !== 'GET' && method !== 'HEAD';
  return {
    id: context.ports.random.id(),
    purpose: 'api',
    method,
    url,
    headers: [...credentials, ...unlessOwn(defaultHeaders(hasBody ? body : undefined), own), ...own],
    ...(hasBody ? { body: encodeUtf8(body) } : {}),
  };
}

function defaultHeaders(body: string | undefined): RawHeaders {
  const common = [
    ['Accept', '*/*'],
    ['User-Agent', 'Assay'],
  ] as const;
  if (body === undefined) return common;
  return [
    ...common,
    ['Content-Type', looksLikeJson(body) ? 'application/json' : 'text/plain; charset=utf-8'],
  ];
}

function unlessOwn(headers: RawHeaders, own: RawHeaders): RawHeaders {
  const names = new Set(own.map(([name]) => name.toLowerCase()));
  return headers.filter(([name]) => !names.has(name.toLowerCase()));
}

function judgeHeaders(headers: RawHeaders, isProven: boolean): Fault | undefined {
  for (const [name, value] of headers) {
    const isSecondProof = isProven && name.toLowerCase() === 'dpop';
    const reason = isSecondProof
      ? 'The proof is made with the key that you gave.'
      : whyNotOwnHeader(name, value);
    if (reason === undefined) continue;
    const what = /^[\w-]{1,64}$/.test(name) ? `The header ${name} cannot be sent` : 'A header cannot be sent';
    return fault('input.invalid', `${what}: ${lowerFirst(reason)}`, { parameter: 'headers' });
  }
  return undefined;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

function looksLikeJson(body: string): boolean {
  return /^\s*[[{]/.test(body);
}

/** A token goes over TLS, or stays on this machine (RFC 6750 §5.3). */
function judgeAddress(url: string | undefined): Fault | undefined {
  if (url === undefined || !URL.canParse(url))
    return fault('input.invalid', 'This is no address.', { parameter: 'url' });
  const { protocol, hostname, username, password } = new URL(url);
  if (username !== '' || password !== '')
    return fault('input.invalid', 'The address has a user name or password in it.', { parameter: 'url' });
  if (protocol === 'https:' || (protocol === 'http:' && isLoopbackHost(hostname))) return undefined;
  return fault('input.invalid', 'A token is only sent over https, or to this machine.', {
    parameter: 'url',
    section: 'RFC 6750 §5.3',
  });
}

/** Refusals of a proof, which say nothing about the token (RFC 9449 §7.1, §9). */
const OF_THE_PROOF: ReadonlySet<string> = new Set(['use_dpop_nonce', 'invalid_dpop_proof']);

function outcomeOf(status: number, isOfTheProof: boolean): 'accepted' | 'refused' | 'indeterminate' {
  if (status >= 200 && status < 300) return 'accepted';
  return status === 401 && !isOfTheProof ? 'refused' : 'indeterminate';
}

function explainStatus(status: number, detail: string, challenge: string | undefined): string {
  if (status >= 200 && status < 300) return `The API accepts the token (${status}).`;
  if (status === 401) {
    return challenge === undefined
      ? 'The API refuses the token (401) and does not say how to authenticate, although it must (RFC 9110 §11.6.1).'
      : `The API refuses the token (${detail}).`;
  }
  if (status === 403) return `The API knows the token and forbids this (${detail}).`;
  return `The API answered ${detail}: that says nothing about the token.`;
}
