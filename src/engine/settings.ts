import type { InputOf } from '../contract/ipc.ts';
import { DEFAULT_SETTINGS, type Settings } from '../contract/models/app.ts';
import { readJson } from '../core/text/json.ts';
import type { Fault } from '../core/faults.ts';
import { type Result, ok } from '../core/result.ts';
import type { Ports } from './ports/ports.ts';
import type { Store } from './ports/store.ts';

const NAME = 'settings';

type ReadAs<T> = (saved: unknown) => T | undefined;

function oneOf<T extends string>(...allowed: readonly T[]): ReadAs<T> {
  return (saved) => allowed.find((value) => value === saved);
}

const amount: ReadAs<number> = (saved) =>
  typeof saved === 'number' && Number.isFinite(saved) && saved >= 0 ? saved : undefined;

const text: ReadAs<string> = (saved) => (typeof saved === 'string' ? saved : undefined);
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
};

/** The settings as saved, defaults for what is missing or of the wrong type. */
export async function loadSettings(store: Store): Promise<Settings> {
  const saved = readJson((await store.getSetting(NAME)) ?? '{}').part.object ?? {};
  const read = Object.entries(READERS).map(([name, reader]) => [name, reader(saved[name])] as const);
  return { ...DEFAULT_SETTINGS, ...Object.fromEntries(read.filter(([, value]) => value !== undefined)) };
}

/**
 * The settings with what is given changed, in force and saved; where they cannot be, those of before stay in force.
 * Faults: input.invalid (a proxy or a certificate that cannot be used).
 */
export async function saveSettings(
  { store, http }: Pick<Ports, 'store' | 'http'>,
  before: Settings,
  change: InputOf<'settings.set'>,
): Promise<Result<Settings, Fault>> {
  const after = { ...before, ...change };
  const isRouted = after.proxy !== before.proxy || after.extraCa !== before.extraCa;
  if (isRouted) {
    const routed = http.setRoute(after);
    if (!routed.ok) return routed;
  }
  try {
    await store.putSetting(NAME, JSON.stringify(after));
    return ok(after);
  } catch (error) {
    if (isRouted) http.setRoute(before);
    throw error;
  }
}
