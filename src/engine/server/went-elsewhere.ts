import { type Exchange, header } from '../../core/exchange/exchange.ts';

/**
 * True where a person edited a request so that it asked another place than `url`: its answer is shown as any other, and
 * vouches for nothing, neither for an issuer's metadata nor for its keys.
 */
export function wentElsewhere({ request }: Exchange, url: string): boolean {
  const host = header(request.headers, 'host');
  return request.url !== url || (host !== undefined && host.toLowerCase() !== new URL(url).host);
}
