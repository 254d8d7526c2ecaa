import type { InputOf } from '../contract/ipc.ts';
import { DEFAULT_SETTINGS, type Settings } from '../contract/models/app.ts';
import { readJson } from '../core/text/json.ts';
import type { Store } from './ports/store.ts';

const NAME = 'settings';

/** The settings as saved, defaults for what is missing or of the wrong type. */
export async function loadSettings(store: Store): Promise<Settings> {
  const saved = readJson((await store.getSetting(NAME)) ?? '{}').part.object ?? {};
  const number = (
    name: 'browserTimeoutSeconds' | 'requestTimeoutSeconds' | 'clearClipboardSeconds',
  ): number => {
    const value = saved[name];
    return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : DEFAULT_SETTINGS[name];
  };
  const themes: readonly Settings['theme'][] = ['system', 'light', 'dark', 'contrast'];
  return {
    theme: themes.find((theme) => theme === saved['theme']) ?? DEFAULT_SETTINGS.theme,
    browserTimeoutSeconds: number('browserTimeoutSeconds'),
    requestTimeoutSeconds: number('requestTimeoutSeconds'),
    clearClipboardSeconds: number('clearClipboardSeconds'),
  };
}

/** The settings with what is given changed, saved. */
export async function saveSettings(
  store: Store,
  before: Settings,
  change: InputOf<'settings.set'>,
): Promise<Settings> {
  const after = { ...before, ...change };
  await store.putSetting(NAME, JSON.stringify(after));
  return after;
}
