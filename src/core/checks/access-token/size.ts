/**
 * RFC 9110 §5.4: servers may refuse long header fields. Their limits as they come: Apache `LimitRequestFieldSize`, nginx
 * `large_client_header_buffers`, Tomcat `maxHttpHeaderSize`, API Gateway's quotas, Node `--max-http-header-size`, http.sys
 * `MaxFieldLength`. Tomcat, API Gateway and Node count all header fields together, so these are reached earlier still.
 */
import { fail, pass } from '../../findings/finding.ts';
import type { JwtInput } from '../inputs.ts';
import { rule } from '../rule.ts';

const LIMITS: readonly (readonly [server: string, bytes: number])[] = [
  ['Apache', 8190],
  ['nginx', 8192],
  ['Tomcat', 8192],
  ['Amazon API Gateway', 10_240],
  ['Node.js', 16_384],
  ['IIS', 16_384],
];
const LEAST_BYTES = LIMITS[0]?.[1] ?? 8190;
const PREFIX_BYTES = 'Authorization: Bearer '.length;

export const sizeOverHeaderLimitRule = rule('access_token.size.over_header_limit', ({ token }: JwtInput) => {
  const bytes = token.text.length + PREFIX_BYTES;
  const over = LIMITS.filter(([, limit]) => bytes > limit).map(([server, limit]) => `${server} (${limit})`);
  return over.length > 0
    ? fail({ bytes, limitBytes: LEAST_BYTES, servers: over }, { kind: 'whole' })
    : pass();
});
