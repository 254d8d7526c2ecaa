/** RFC 7662 §4 (TLS), §2.2 and §2.3 (status and form of the answer), RFC 9701 §5 (an answer as JWT). */
import { fail, notApplicable, pass, unchecked } from '../../findings/finding.ts';
import type { IntrospectionInput } from '../inputs.ts';
import { rule } from '../rule.ts';
import { shown } from '../seen.ts';
import { isInsecure, parseUrl } from '../url.ts';

const REFUSED = 'The server did not answer with 200.';

export const introspectionTransportRule = rule(
  'introspection.transport.insecure',
  ({ exchange }: IntrospectionInput) => {
    const url = parseUrl(exchange.request.url);
    if (!url) return unchecked('The address of the request cannot be read.');
    return isInsecure(url) ? fail({ origin: shown(url.origin) }, { kind: 'whole' }) : pass();
  },
);

export const introspectionStatusRule = rule(
  'introspection.status.not_ok',
  ({ response }: IntrospectionInput) => {
    const { status } = response.body;
    if (status === 200) return pass();
    return fail({ status, error: response.error ? shown(response.error.error) : null }, { kind: 'whole' });
  },
);

export const introspectionContentTypeRule = rule(
  'introspection.content_type.wrong',
  ({ response }: IntrospectionInput) => {
    const { mediaType, status } = response.body;
    if (status !== 200) return notApplicable(REFUSED);
    const right = response.isJwt
      ? ['application/token-introspection+jwt', 'application/jwt']
      : ['application/json'];
    const at = { kind: 'response_header', name: 'content-type' } as const;
    if (mediaType !== undefined && right.includes(mediaType)) return pass(at);
    return fail({ contentType: mediaType === undefined ? null : shown(mediaType) }, at);
  },
);

export const introspectionBodyRule = rule(
  'introspection.body.not_json',
  ({ response }: IntrospectionInput) => {
    const { looksLike, status } = response.body;
    if (status !== 200) return notApplicable(REFUSED);
    if (response.isJwt) return notApplicable('The answer is a JWT.');
    return looksLike === 'json_object' ? pass() : fail({ looksLike }, { kind: 'whole' });
  },
);
