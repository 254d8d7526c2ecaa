import type { ExchangeSummary, ExchangeView, MessageView } from '../../contract/models/exchange.ts';
import { formatCurl } from '../../core/exchange/curl.ts';
import { showExchange } from '../../core/exchange/redact.ts';
import { viewExchange } from '../../core/exchange/view.ts';
import { type Fault, fault } from '../../core/faults.ts';
import { type Result, failed, ok } from '../../core/result.ts';
import { bounded } from '../boundary.ts';
import type { EngineContext } from '../context.ts';
import type { ExchangeRecord } from '../records.ts';

/** Exchanges of a run, in the order they were sent. */
export function exchangesOfRun(
  { ports }: EngineContext,
  runId: string,
): Promise<Result<readonly ExchangeSummary[], Fault>> {
  return bounded(async () => {
    const list = await ports.store.listExchanges({ runId });
    return ok(list.toSorted((a, b) => a.startedAtMs - b.startedAtMs));
  });
}

/** Exchanges, newest first. */
export function listExchanges(
  { ports }: EngineContext,
  options: { readonly profileId?: string; readonly limit?: number },
): Promise<Result<readonly ExchangeSummary[], Fault>> {
  return bounded(async () => ok(await ports.store.listExchanges(options)));
}

/** One exchange for the screen; secrets masked unless revealed. Faults: exchange.not_found. */
export function getExchange(
  context: EngineContext,
  id: string,
  isRevealed: boolean,
): Promise<Result<ExchangeView<MessageView>, Fault>> {
  return bounded(async () => {
    const record = await find(context, id);
    return record.ok
      ? ok(
          viewExchange(
            record.value.exchange,
            { runId: record.value.runId, stepId: record.value.stepId },
            isRevealed,
          ),
        )
      : record;
  });
}

/** The exchange as a curl command; secrets as placeholders unless revealed. Faults: exchange.not_found. */
export function exchangeAsCurl(
  context: EngineContext,
  id: string,
  isRevealed: boolean,
): Promise<Result<string, Fault>> {
  return bounded(async () => {
    const record = await find(context, id);
    return record.ok ? ok(formatCurl(record.value.exchange, { reveal: isRevealed })) : record;
  });
}

/** A body of the exchange as text; secrets masked unless revealed. Faults: exchange.not_found, operation.not_possible. */
export function exchangeBody(
  context: EngineContext,
  id: string,
  side: 'request' | 'response',
  isRevealed: boolean,
): Promise<Result<string, Fault>> {
  return bounded(async () => {
    const record = await find(context, id);
    if (!record.ok) return record;
    const message = showExchange(record.value.exchange, isRevealed)[side];
    if (message && message.bodyKind !== 'empty' && message.bodyKind !== 'binary') return ok(message.body);
    return failed(
      fault('operation.not_possible', `The ${side} has no body that is text.`, {
        remedy: 'Export it as HAR with secrets: bytes are in it as base64.',
      }),
    );
  });
}

async function find({ ports }: EngineContext, id: string): Promise<Result<ExchangeRecord, Fault>> {
  const record = await ports.store.getExchange(id);
  return record ? ok(record) : failed(fault('exchange.not_found', 'This exchange is not here any more.'));
}
