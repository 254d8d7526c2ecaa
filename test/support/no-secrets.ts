import { expect } from 'vitest';
import type { Engine } from '../../src/engine/engine.ts';
import { valueOf } from './test-engine.ts';

/** Where to look, and for what. */
export interface SecretsOfTest {
  readonly profileId: string;
  readonly logLines: readonly string[];
  readonly secrets: readonly string[];
}

/** Exchanges outside of runs (keys for a pasted token) have no profile: the latest are the test's. */
const LATEST = 6;

/**
 * Looks for secrets in the runs of a profile (faults, summaries, findings, previews, strict verdicts), in log lines, and
 * in exchanges as they are shown and written to files while nobody asked to reveal them.
 */
export async function expectNoSecrets(
  engine: Engine,
  { profileId, logLines, secrets }: SecretsOfTest,
): Promise<void> {
  const runs = valueOf(await engine.listRuns({ profileId }));
  const ofRuns = valueOf(await engine.listExchanges({ profileId }));
  const latest = valueOf(await engine.listExchanges({ limit: LATEST }));
  const ids = new Set([...ofRuns, ...latest].map(({ id }) => id));
  const exchanges = await Promise.all([...ids].map((id) => shownExchange(engine, id)));
  const file = await engine.exchangesAsHar({ exchangeIds: [...ids], reveal: false, version: '0' });
  const har = ids.size === 0 ? '' : valueOf(file).text;
  const shown = [JSON.stringify(runs), ...logLines, ...exchanges, har].join('\n');
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
