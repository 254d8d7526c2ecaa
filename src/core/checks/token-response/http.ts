/** RFC 6749 §3.2 (TLS), §5.1 and §5.2 (status, Content-Type, Cache-Control, WWW-Authenticate). */
import { header } from '../../exchange/exchange.ts';
import { type Place, fail, notApplicable, pass, unchecked } from '../../findings/finding.ts';
import type { TokenResponseInput } from '../inputs.ts';
import { rule } from '../rule.ts';
import { shown } from '../seen.ts';
import { isInsecure, parseUrl } from '../url.ts';
import { isGoodStatus } from './answer.ts';

function headerPlace(name: string): Place {
  return { kind: 'response_header', name };
}

export const transportInsecureRule = rule(
  'token_response.transport.insecure',
  ({ exchange }: TokenResponseInput) => {
    const url = parseUrl(exchange.request.url);
    if (!url) return unchecked('The address of the request cannot be read.');
    return isInsecure(url) ? fail({ origin: shown(url.origin) }, { kind: 'whole' }) : pass();
  },
);

export const statusErrorWithSuccessRule = rule(
  'token_response.status.error_with_success',
  ({ response: { error, body } }: TokenResponseInput) => {
    if (!error) return notApplicable('There is no error.');
    if (!isGoodStatus(body.status)) return pass();
    return fail({ status: body.status, error: shown(error.error) }, { kind: 'parameter', name: 'error' });
  },
);

export const statusSuccessWithErrorRule = rule(
  'token_response.status.success_with_error',
  ({ response: { accessToken, body } }: TokenResponseInput) => {
    if (accessToken === undefined) return notApplicable('The response brought no access token.');
    return body.status === 200 ? pass() : fail({ status: body.status }, { kind: 'whole' });
  },
);

export const contentTypeWrongRule = rule(
  'token_response.content_type.wrong',
  ({ response: { body } }: TokenResponseInput) => {
    const at = headerPlace('content-type');
    if (body.mediaType === 'application/json') return pass(at);
    return fail({ contentType: body.mediaType === undefined ? null : shown(body.mediaType) }, at);
  },
);

export const cacheControlMissingRule = rule(
  'token_response.cache_control.missing',
  ({ exchange, response }: TokenResponseInput) => {
    const isSecret = response.accessToken ?? response.refreshToken ?? response.idToken;
    if (isSecret === undefined) return notApplicable('The response brought no token.');
    const at = headerPlace('cache-control');
    const cacheControl = header(exchange.response?.headers ?? [], 'cache-control');
    const directives = (cacheControl ?? '').toLowerCase().split(',');
    if (directives.some((directive) => directive.trim() === 'no-store')) return pass(at);
    return fail({ cacheControl: cacheControl === undefined ? null : shown(cacheControl) }, at);
  },
);

export const challengeMissingRule = rule(
  'token_response.challenge.missing',
  ({ exchange, response: { error, body } }: TokenResponseInput) => {
    if (error?.error !== 'invalid_client') return notApplicable('The client was not refused.');
    if (header(exchange.request.headers, 'authorization') === undefined) {
      return notApplicable('The client did not authenticate by the Authorization header.');
    }
    const isTold =
      body.status === 401 && header(exchange.response?.headers ?? [], 'www-authenticate') !== undefined;
    const at = headerPlace('www-authenticate');
    return isTold ? pass(at) : fail({ status: body.status }, at);
  },
);
