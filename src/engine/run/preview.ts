import { redactHeaders, redactParameters, redactUrl } from '../../core/exchange/redact.ts';
import type { UnsentRequest } from '../../core/exchange/refuse-request.ts';
import type { RequestPreview } from '../../core/run/run.ts';
import { parametersOf } from './request-parameters.ts';

/** A request as a person may look at it before it is sent: secrets masked by the one redaction table. */
export function previewRequest(request: UnsentRequest): RequestPreview {
  const { place, list } = parametersOf(request);
  const headers = redactHeaders(request.headers);
  const parameters = redactParameters(list);
  return {
    method: request.method,
    url: redactUrl(request.url),
    headers,
    parameters,
    ...(list.length === 0 ? {} : { parametersIn: place }),
    maskedHeaders: maskedPositions(request.headers, headers),
    maskedParameters: maskedPositions(list, parameters),
  };
}

type Lines = readonly (readonly [string, string])[];

/** Positions of the lines whose values are not shown as they are. */
export function maskedPositions(lines: Lines, shown: Lines): readonly number[] {
  return lines.flatMap(([, value], index) => (shown[index]?.[1] === value ? [] : [index]));
}
