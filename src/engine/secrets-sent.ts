import type { Exchange } from '../core/exchange/exchange.ts';
import { treatmentOf } from '../core/exchange/redaction-table.ts';
import { decodeUtf8Leniently } from '../core/text/utf8.ts';

/** The secrets in the form that an exchange sent (code, verifier, refresh token, client secret): a server may echo them. */
export function secretsSent({ request }: Exchange): readonly string[] {
  const form = new URLSearchParams(decodeUtf8Leniently(request.body));
  return [...form].filter(([name]) => treatmentOf(name) !== undefined).map(([, value]) => value);
}
