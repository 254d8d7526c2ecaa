/** RFC 9110 §5.4: servers may refuse long header fields; 8 KB is what Apache, nginx, Node and many proxies allow by default or near it. */
import { fail, pass } from '../../findings/finding.ts';
import type { JwtInput } from '../inputs.ts';
import { rule } from '../rule.ts';

const LIMIT_BYTES = 8192;
const PREFIX_BYTES = 'Authorization: Bearer '.length;

export const sizeOverHeaderLimitRule = rule('access_token.size.over_header_limit', ({ token }: JwtInput) => {
  const bytes = token.text.length + PREFIX_BYTES;
  return bytes > LIMIT_BYTES ? fail({ bytes, limitBytes: LIMIT_BYTES }, { kind: 'whole' }) : pass();
});
