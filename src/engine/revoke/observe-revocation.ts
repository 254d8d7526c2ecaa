import { secretsSent } from '../../core/exchange/echoes.ts';
import type { Exchange } from '../../core/exchange/exchange.ts';
import type { RevocationResponse } from '../../core/oauth/revoke/revocation-response.ts';
import type { EngineContext } from '../context.ts';
import { quoteServer } from '../quote.ts';
import { observe } from '../tokens/observe.ts';

/** Keeps what the revocation endpoint said of a token, in an exchange that asked it to revoke that token. */
export function observeRevocation(
  context: EngineContext,
  tokenId: string,
  exchange: Exchange,
  { accepted, status, error }: RevocationResponse,
): Promise<void> {
  const code = quoteServer(error?.error ?? '', 60, secretsSent(exchange.request));
  return observe(context, {
    tokenId,
    surface: 'revocation',
    outcome: accepted ? 'accepted' : status >= 500 ? 'indeterminate' : 'refused',
    detail: `${status} ${code}`.trim(),
    exchangeId: exchange.id,
  });
}
