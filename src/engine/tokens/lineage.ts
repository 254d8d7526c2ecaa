import type { LineageEntry } from '../../contract/models/token.ts';
import type { EngineContext } from '../context.ts';
import type { GrantRecord, IssuanceRecord } from '../records.ts';
import { deriveState } from './token-state.ts';

/** The issuances of the token's grant in order, or its own alone: what went in, what came out, and what became of it. */
export async function lineageOf(
  context: EngineContext,
  issuance: IssuanceRecord | undefined,
  grant: GrantRecord | undefined,
  offsetSeconds: number,
): Promise<readonly LineageEntry[]> {
  if (!issuance) return [];
  const nowSeconds = Math.floor(context.ports.clock.nowMs() / 1000) + offsetSeconds;
  const family =
    issuance.grantId === undefined
      ? [issuance]
      : await context.ports.store.listIssuances({ grantId: issuance.grantId });
  const entries = family
    .toSorted((a, b) => a.atMs - b.atMs)
    .map(async (one): Promise<LineageEntry> => ({
      issuanceId: one.id,
      atMs: one.atMs,
      origin: one.origin,
      ...(one.runId === undefined ? {} : { runId: one.runId }),
      inputs: one.inputs.map(({ tokenId }) => tokenId),
      outputs: await Promise.all(one.outputs.map((output) => outputOf(context, output, grant, nowSeconds))),
    }));
  return Promise.all(entries);
}

async function outputOf(
  { ports: { store } }: EngineContext,
  { tokenId, role }: IssuanceRecord['outputs'][number],
  grant: GrantRecord | undefined,
  nowSeconds: number,
): Promise<LineageEntry['outputs'][number]> {
  const record = await store.getToken(tokenId);
  if (!record) return { tokenId, role, state: 'unknown', isGone: true };
  const observations = await store.listObservations(tokenId);
  const { expiresAtSeconds } = record;
  return {
    tokenId,
    role,
    state: deriveState(record, observations, grant, nowSeconds),
    ...(expiresAtSeconds === undefined ? {} : { expiresAtSeconds }),
  };
}
