import type { WindowMemory } from '../contract/models/app.ts';
import { WindowMemorySchema } from '../contract/models/window-memory-schema.ts';
import { readJson } from '../core/text/json.ts';
import type { Store } from './ports/store.ts';

const NAME = 'window';

/** What the window looked like when it was last open; undefined where that was never written, or by another Assay in another shape. */
export async function loadWindowMemory(store: Store): Promise<WindowMemory | undefined> {
  const saved = await store.getSetting(NAME);
  if (saved === undefined) return undefined;
  const read = WindowMemorySchema.safeParse(readJson(saved).part.object);
  return read.success ? read.data : undefined;
}

/** Keeps it for the next start. */
export async function saveWindowMemory(store: Store, memory: WindowMemory): Promise<void> {
  await store.putSetting(NAME, JSON.stringify(memory));
}
