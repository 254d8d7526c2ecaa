import type { InputOf } from '../contract/ipc.ts';
import { DEFAULT_SETTINGS, type Settings } from '../contract/models/app.ts';
import { POLICY_NAMES } from '../core/findings/finding.ts';
import { readJson } from '../core/text/json.ts';
import type { Fault } from '../core/faults.ts';
import { type Result, ok } from '../core/result.ts';
import type { NetworkGate } from './network-gate.ts';
import type { Store } from './ports/store.ts';

const NAME = 'settings';

type ReadAs<T> = (saved: unknown) => T | undefined;

function oneOf<T extends string>(...allowed: readonly T[]): ReadAs<T> {
  return (saved) => allowed.find((value) => value === saved);
}

const amount: ReadAs<number> = (saved) =>
  typeof saved === 'number' && Number.isFinite(saved) && saved >= 0 ? saved : undefined;

/**
 * Something else than text stands in the setting as it was saved, where whoever uses it refuses it: taken for empty, it
 * would send past the proxy what is meant to go through one.
 */
const text: ReadAs<string> = (saved) =>
  saved === undefined || typeof saved === 'string' ? saved : JSON.stringify(saved);
const difference: ReadAs<number> = (saved) =>
  typeof saved === 'number' && Number.isSafeInteger(saved) ? saved : undefined;

/** How each setting is read from what was saved: undefined where that is of the wrong type. */
const READERS: { readonly [name in keyof Settings]: ReadAs<Settings[name]> } = {
  theme: oneOf('system', 'light', 'dark', 'contrast'),
  density: oneOf('comfortable', 'compact'),
  browserTimeoutSeconds: amount,
  requestTimeoutSeconds: amount,
  clearClipboardSeconds: amount,
  notifyBeforeSeconds: amount,
  proxy: text,
  extraCa: text,
  clock: oneOf('server', 'own', 'fixed'),
  clockOffsetSeconds: difference,
  policy: oneOf(...POLICY_NAMES),
};

/**
 * The settings as saved, defaults for what is missing or of the wrong type; but a proxy and authorities that are no text
 * stand as they were saved, and settings that cannot be read at all stand in place of the proxy. Undefined where none were
 * ever saved.
 */
export async function loadSettings(store: Pick<Store, 'getSetting'>): Promise<Settings | undefined> {
  const row = await store.getSetting(NAME);
  if (row === undefined) return undefined;
  const saved = readJson(row).part.object ?? { proxy: JSON.stringify(row) };
  const read = Object.entries(READERS).map(([name, reader]) => [name, reader(saved[name])] as const);
  return { ...DEFAULT_SETTINGS, ...Object.fromEntries(read.filter(([, value]) => value !== undefined)) };
}

export function putSettings(store: Pick<Store, 'putSetting'>, settings: Settings): Promise<void> {
  return store.putSetting(NAME, JSON.stringify(settings));
}

/**
 * The settings with what is given changed, in force and saved; where they cannot be, those of before stay in force.
 * Faults: input.invalid (a proxy or a certificate that cannot be used).
 */
export async function saveSettings(
  store: Pick<Store, 'putSetting'>,
  network: NetworkGate,
  before: Settings,
  change: InputOf<'settings.set'>,
): Promise<Result<Settings, Fault>> {
  const after = { ...before, ...change };
  const isOther = after.proxy !== before.proxy || after.extraCa !== before.extraCa;
  // A network that is shut opens for what a person says it should be, also where that is what it seemed to be.
  const isSaid = network.why() !== undefined && ('proxy' in change || 'extraCa' in change);
  const isRouted = isOther || isSaid;
  if (isRouted) {
    const routed = network.set(after);
    if (!routed.ok) return routed;
  }
  try {
    await putSettings(store, after);
    return ok(after);
  } catch (error) {
    if (isRouted) network.undo();
    throw error;
  }
}
