import type { Profile } from '../../contract/models/profile.ts';
import type { EngineContext } from '../context.ts';
import { checkClock } from '../inspect/check-clock.ts';
import { issuanceOf } from '../inspect/judge-stored-token.ts';
import type { TokenRecord } from '../records.ts';
import { StoreError } from '../store-error.ts';
import { deriveState } from './token-state.ts';

/** Longest wait before the wall clock is looked at again: a timer does not notice sleep, nor a clock that was set. */
const LONGEST_NAP_MS = 30_000;

/** A token that expired longer ago than this while nobody looked is not told of any more, seconds. */
const LATE_SECONDS = 600;

/** Tells of watched tokens before they expire, with one timer for the soonest of them. */
export interface Watcher {
  close(): Promise<void>;
}

/**
 * Starts to watch, and looks again when tokens, the list, the settings or the vault have changed. Of each expiry a person is
 * told once, over restarts too.
 */
export function startWatcher(context: EngineContext): Watcher {
  let stop = new AbortController();
  let running: Promise<void> = Promise.resolve();
  const look = (): void => {
    stop.abort();
    stop = new AbortController();
    const { signal } = stop;
    running = running.then(() => watch(context, signal));
  };
  look();
  const unsubscribe = context.events.subscribe(({ name }) => {
    if (name === 'tokens.changed' || name === 'app.changed') look();
  });
  return {
    close: async () => {
      unsubscribe();
      stop.abort();
      await running;
    },
  };
}

async function watch(context: EngineContext, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const dueInMs = await tellWhatIsDue(context, signal).catch((error: unknown) => {
      // A locked vault is looked at again when it opens; anything else is a bug, and must not end the program.
      if (!(error instanceof StoreError)) context.ports.log.bug(context.ports.random.id(), error);
      return undefined;
    });
    if (dueInMs === undefined) return;
    await context.ports.clock.wait(Math.min(dueInMs, LONGEST_NAP_MS), signal);
  }
}

/** Tells of what is due, and says how long until the next is, milliseconds; undefined where nothing is to come. */
async function tellWhatIsDue(context: EngineContext, signal: AbortSignal): Promise<number | undefined> {
  const beforeSeconds = context.settings().notifyBeforeSeconds;
  if (beforeSeconds === 0) return undefined;
  let nextMs: number | undefined;
  for (const [tokenId, told] of await context.watchList.read()) {
    const left = await secondsLeft(context, tokenId, told);
    if (signal.aborted) return undefined;
    if (left === undefined) continue;
    const dueInMs = (left.seconds - beforeSeconds) * 1000 - (context.ports.clock.nowMs() % 1000);
    if (dueInMs > 0) nextMs = Math.min(nextMs ?? dueInMs, dueInMs);
    else {
      await markTold(context, tokenId, left.expiresAtSeconds);
      if (left.seconds > -LATE_SECONDS) context.events.tokenExpiring(tokenId, left.expiresAtSeconds);
    }
  }
  return nextMs;
}

/** How long a watched token still lives by its server's clock; undefined where there is nothing to tell. */
async function secondsLeft(
  context: EngineContext,
  tokenId: string,
  told: number | undefined,
): Promise<{ readonly seconds: number; readonly expiresAtSeconds: number } | undefined> {
  const record = await context.ports.store.getToken(tokenId);
  if (record?.expiresAtSeconds === undefined || told === record.expiresAtSeconds) return undefined;
  const profile = await profileOf(context, record);
  const { nowSeconds } = await checkClock(context, profile, profile?.issuer);
  if (await isEnded(context, record, nowSeconds)) return undefined;
  return { seconds: record.expiresAtSeconds - nowSeconds, expiresAtSeconds: record.expiresAtSeconds };
}

async function profileOf({ ports }: EngineContext, record: TokenRecord): Promise<Profile | undefined> {
  return record.profileId === undefined
    ? undefined
    : (await ports.store.getProfile(record.profileId))?.profile;
}

/** A token that was revoked or replaced needs no word on its expiry. */
async function isEnded(context: EngineContext, record: TokenRecord, nowSeconds: number): Promise<boolean> {
  const { store } = context.ports;
  const grantId = (await issuanceOf(context, record.id))?.grantId;
  const grant = grantId === undefined ? undefined : await store.getGrant(grantId);
  const state = deriveState(record, await store.listObservations(record.id), grant, nowSeconds);
  return state === 'revoked' || state === 'superseded';
}

async function markTold(context: EngineContext, tokenId: string, expiresAtSeconds: number): Promise<void> {
  await context.watchList.change((watched) => {
    if (!watched.has(tokenId)) return false;
    watched.set(tokenId, expiresAtSeconds);
    return true;
  });
}
