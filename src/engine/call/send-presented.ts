import { type Exchange, type RawHeaders, headerValues } from '../../core/exchange/exchange.ts';
import type { Fault } from '../../core/faults.ts';
import { type Result, ok } from '../../core/result.ts';
import type { HttpRequest } from '../ports/http.ts';
import type { LiveRun } from '../run/live-run.ts';
import type { Presentation } from './presentation.ts';
import { proofError } from './proof-error.ts';

/** One request to an API, made anew for each time that it is sent. */
export interface PresentedRequest {
  readonly token: string;
  readonly method: string;
  readonly url: string;
  /** The request with these headers, which present the token. */
  readonly build: (credentials: RawHeaders) => HttpRequest;
}

/** The last answer, and whether the API asked for its nonce before. */
export interface Answered {
  readonly exchange: Exchange;
  readonly isSentWithNonce: boolean;
}

/**
 * Sends the request as the token is presented. Where the API asks for its nonce in the proof, it is sent once more with
 * it, and never a third time (RFC 9449 §9); both exchanges are recorded.
 */
export async function sendPresented(
  live: LiveRun,
  presentation: Presentation,
  request: PresentedRequest,
): Promise<Result<Answered, Fault>> {
  const send = async (nonce?: string): Promise<Result<Exchange, Fault>> => {
    const credentials = credentialsFor(presentation, request, nonce);
    return credentials.ok ? live.send('call', request.build(credentials.value)) : credentials;
  };
  const first = await send();
  if (!first.ok) return first;
  const nonce = presentation.scheme === 'DPoP' ? nonceAskedFor(first.value) : undefined;
  if (nonce === undefined) return ok({ exchange: first.value, isSentWithNonce: false });
  const second = await send(nonce);
  return second.ok ? ok({ exchange: second.value, isSentWithNonce: true }) : second;
}

function credentialsFor(
  presentation: Presentation,
  { token, method, url }: PresentedRequest,
  nonce: string | undefined,
): Result<RawHeaders, Fault> {
  const authorization = ['Authorization', `${presentation.scheme} ${token}`] as const;
  if (presentation.scheme === 'Bearer') return ok([authorization]);
  const proof = presentation.prover.prove({ token, method, url, ...(nonce === undefined ? {} : { nonce }) });
  return proof.ok ? ok([authorization, ['DPoP', proof.value]]) : proof;
}

/** `1*NQCHAR` of RFC 6749 Appendix A: the form that a nonce has (RFC 9449 §8.1). */
const NONCE = /^[!#-[\]-~]+$/;

/** The nonce that a 401 with the error use_dpop_nonce brings; undefined where there is none, or more than one. */
function nonceAskedFor(exchange: Exchange): string | undefined {
  const isAsked = proofError(exchange) === 'use_dpop_nonce';
  const [nonce, ...others] = headerValues(exchange.response?.headers ?? [], 'dpop-nonce');
  return isAsked && nonce !== undefined && others.length === 0 && NONCE.test(nonce) ? nonce : undefined;
}
