import type { ExchangeSummary, MessageView } from '../../../contract/models/exchange.ts';
import type { ExchangeTiming } from '../../../core/exchange/exchange.ts';
import type { Tone } from '../badge/badge.tsx';

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

/** How a status is toned: 2xx and 3xx pass, 4xx risk, 5xx and no answer violation; a callback that came to us is none of these. */
export function statusTone({ status, failure }: Pick<ExchangeSummary, 'status' | 'failure'>): Tone {
  if (status === undefined) return failure ? 'violation' : 'plain';
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

/** A body as it reads best: JSON indented, everything else as it is. */
export function prettyBody({ body, bodyKind }: MessageView): string {
  if (bodyKind !== 'json') return body;
  try {
    return JSON.stringify(JSON.parse(body), undefined, 2);
  } catch {
    return body;
  }
}

/** The parameters of a form body, decoded; undefined where the body is no form. */
export function formParameters({
  body,
  bodyKind,
}: MessageView): readonly (readonly [string, string])[] | undefined {
  return bodyKind === 'form' ? [...new URLSearchParams(body)] : undefined;
}
