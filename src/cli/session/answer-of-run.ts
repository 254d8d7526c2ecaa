import type { ExchangeView, MessageView } from '../../contract/models/exchange.ts';
import { type Fault, fault } from '../../core/faults.ts';
import type { JsonObject } from '../../core/json.ts';
import { type Result, failed } from '../../core/result.ts';
import type { StepId } from '../../core/run/run.ts';
import { readJson } from '../../core/text/json.ts';
import type { Engine } from '../../engine/engine.ts';

/**
 * The last exchange of a run's step, its response as it was: what the person asked for. Its request holds the token and
 * is not to be printed. Faults: exchange.not_found.
 */
export async function answerOfRun(
  engine: Engine,
  runId: string,
  stepId: StepId,
): Promise<Result<ExchangeView<MessageView>, Fault>> {
  const exchanges = await engine.exchangesOfRun(runId);
  if (!exchanges.ok) return exchanges;
  const last = exchanges.value.filter((exchange) => exchange.stepId === stepId).at(-1);
  if (!last) return failed(fault('exchange.not_found', 'Nothing was sent.'));
  return engine.getExchange(last.id, true);
}

/** The body of an answer where it is a JSON object. */
export function jsonOf({ response }: ExchangeView<MessageView>): JsonObject | undefined {
  return response === undefined ? undefined : readJson(response.body).part.object;
}
