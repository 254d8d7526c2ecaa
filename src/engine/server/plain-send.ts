import { ok, failed } from '../../core/result.ts';
import type { EngineContext } from '../context.ts';
import { exchangeFault } from '../run/exchange-fault.ts';
import { noteServerClock } from './clock-offset.ts';
import type { Send } from './send.ts';

const MAX_BODY_BYTES = 4 * 1024 * 1024;

/** Sends outside any run (discovery for a form, keys for a pasted token): recorded all the same. */
export function plainSend(context: EngineContext, signal?: AbortSignal): Send {
  return async (request) => {
    const exchange = await context.ports.http.send(request, {
      timeoutMs: context.settings().requestTimeoutSeconds * 1000,
      maxBodyBytes: MAX_BODY_BYTES,
      ...(signal ? { signal } : {}),
    });
    await context.ports.store.putExchange({ exchange });
    await noteServerClock(context.ports.store, exchange);
    return exchange.failure ? failed(exchangeFault(exchange)) : ok(exchange);
  };
}
