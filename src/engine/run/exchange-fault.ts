import type { Exchange, ExchangeFailureKind } from '../../core/exchange/exchange.ts';
import { type Fault, type FaultCode, fault } from '../../core/faults.ts';

const CODES: Readonly<Record<ExchangeFailureKind, FaultCode>> = {
  dns: 'network.unreachable',
  refused: 'network.unreachable',
  reset: 'network.unreachable',
  tls: 'network.tls',
  timeout: 'network.timeout',
  cancelled: 'operation.cancelled',
  too_large: 'network.bad_response',
  bad_response: 'network.bad_response',
  bad_request: 'input.invalid',
  blocked: 'network.blocked',
  other: 'network.unreachable',
};

/** The fault of an exchange that brought no response; its words name the host and never the query. */
export function exchangeFault(exchange: Exchange): Fault {
  const { failure, request } = exchange;
  if (!failure) throw new Error('exchangeFault of an exchange that did not fail');
  const where = URL.canParse(request.url) ? new URL(request.url).host : 'the address';
  return fault(CODES[failure.kind], `${where}: ${failure.message}`);
}
