import type { UnsentRequest } from '../../core/exchange/refuse-request.ts';
import { decodeUtf8Leniently } from '../../core/text/utf8.ts';

/** Parameters of a request, decoded, in order, and where they are. */
export interface RequestParameters {
  readonly place: 'query' | 'form';
  readonly list: readonly (readonly [string, string])[];
}

/** The parameters of a form body where there is one, else those of the address. */
export function parametersOf({ url, headers, body }: UnsentRequest): RequestParameters {
  const isForm = headers.some(
    ([name, value]) =>
      name.toLowerCase() === 'content-type' &&
      value.toLowerCase().startsWith('application/x-www-form-urlencoded'),
  );
  return isForm && body
    ? { place: 'form', list: [...new URLSearchParams(decodeUtf8Leniently(body))] }
    : { place: 'query', list: [...new URLSearchParams(queryOf(url))] };
}

function queryOf(url: string): string {
  return URL.canParse(url) ? new URL(url).search : '';
}
