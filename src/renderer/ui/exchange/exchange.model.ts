import type { ExchangeSummary } from '../../../contract/models/exchange.ts';
import type { ExchangeTiming } from '../../../core/exchange/exchange.ts';
import { exchangeWords } from '../../words/exchange.ts';
import type { Tone } from '../badge/badge.tsx';
import { formatMs } from '../format/duration.ts';

export type TimingPart = 'dns' | 'connect' | 'tls' | 'firstByte' | 'body';

/** The parts of the time that happened, in order, each with its share of their sum. */
export function timingParts(
  timing: ExchangeTiming,
): readonly { readonly part: TimingPart; readonly ms: number; readonly share: number }[] {
  const parts = [
    ['dns', timing.dnsMs],
    ['connect', timing.connectMs],
    ['tls', timing.tlsMs],
    ['firstByte', timing.firstByteMs],
    ['body', timing.bodyMs],
  ] as const;
  const sum = parts.reduce((total, [, ms]) => total + (ms ?? 0), 0);
  return parts.flatMap(([part, ms]) =>
    ms === undefined ? [] : [{ part, ms, share: sum > 0 ? ms / sum : 0 }],
  );
}

/** The words for each part that happened: `DNS 2.1 ms, TCP 1.4 ms`. */
export function timingText(timing: ExchangeTiming): string {
  const parts = timingParts(timing).map(({ part, ms }) => `${exchangeWords.parts[part]} ${formatMs(ms)}`);
  return [...parts, ...(timing.reusedSocket ? [exchangeWords.reusedShort] : [])].join(', ');
}

/** The status with its word, or why there is none: `200 OK`, `refused`, `came in`. */
export function statusText({ status, failure }: Pick<ExchangeSummary, 'status' | 'failure'>): string {
  if (status === undefined) return failure ? exchangeWords.failures[failure.kind] : exchangeWords.received;
  const word = exchangeWords.statuses[status];
  return word === undefined ? String(status) : `${status} ${word}`;
}

/** No answer, half an answer, or one that says no. */
export function isFailure({ status, failure }: Pick<ExchangeSummary, 'status' | 'failure'>): boolean {
  return failure !== undefined || (status !== undefined && status >= 400);
}

/** How a status is toned: 2xx and 3xx pass, 4xx risk, 5xx and no answer violation; a callback that came to us is none of these. */
export function statusTone({ status, failure }: Pick<ExchangeSummary, 'status' | 'failure'>): Tone {
  if (failure?.kind === 'cancelled') return 'unchecked';
  if (status === undefined || failure) return failure ? 'violation' : 'plain';
  if (status >= 500) return 'violation';
  return status >= 400 ? 'risk' : 'pass';
}

/** The host and path of an exchange, for a row. */
export function hostAndPath({ origin, path }: ExchangeSummary): {
  readonly host: string;
  readonly path: string;
} {
  return { host: origin.replace(/^https?:\/\//, ''), path };
}
