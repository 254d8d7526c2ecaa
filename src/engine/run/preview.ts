import { redactHeaders, redactParameters, redactUrl } from '../../core/exchange/redact.ts';
import type { RequestPreview } from '../../core/run/run.ts';
import { decodeUtf8Leniently } from '../../core/text/utf8.ts';
import type { HttpRequest } from '../ports/http.ts';

/** A request as a person may look at it before it is sent: secrets masked by the one redaction table. */
export function previewRequest(
  request: Pick<HttpRequest, 'method' | 'url' | 'headers' | 'body'>,
): RequestPreview {
  const isForm = request.headers.some(
    ([name, value]) =>
      name.toLowerCase() === 'content-type' &&
      value.toLowerCase().startsWith('application/x-www-form-urlencoded'),
  );
  const source = isForm && request.body ? decodeUtf8Leniently(request.body) : queryOf(request.url);
  return {
    method: request.method,
    url: redactUrl(request.url),
    headers: redactHeaders(request.headers),
    parameters: redactParameters([...new URLSearchParams(source)]),
  };
}

function queryOf(url: string): string {
  return URL.canParse(url) ? new URL(url).search : '';
}
