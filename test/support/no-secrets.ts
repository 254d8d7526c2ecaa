import { expect } from 'vitest';
import type { Engine } from '../../src/engine/engine.ts';
import { valueOf } from './test-engine.ts';

/**
 * Looks for secrets in every run (faults, summaries, findings, previews, strict verdicts), every log line, and every
 * exchange as it is shown while nobody asked to reveal it.
 */
export async function expectNoSecrets(
  engine: Engine,
  logLines: readonly string[],
  secrets: readonly string[],
): Promise<void> {
  const runs = valueOf(await engine.listRuns({}));
  const exchanges = await Promise.all(
    valueOf(await engine.listExchanges({})).map(({ id }) => shownExchange(engine, id)),
  );
  const shown = [JSON.stringify(runs), ...logLines, ...exchanges].join('\n');
  expect(secrets.filter((secret) => shown.includes(signatureOf(secret)))).toEqual([]);
}

async function shownExchange(engine: Engine, id: string): Promise<string> {
  const view = valueOf(await engine.getExchange(id, false));
  return `${JSON.stringify(view)}\n${valueOf(await engine.exchangeAsCurl(id, false))}`;
}

/** Header and payload of a JWT are no secret; its signature is what makes it a token. */
function signatureOf(secret: string): string {
  const parts = secret.split('.');
  return parts.length === 3 && parts[2] !== undefined && parts[2] !== '' ? parts[2] : secret;
}
