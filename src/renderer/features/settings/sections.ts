import { networkWords } from '../../words/network.ts';
import { settingsWords } from '../../words/settings.ts';

/** The sections of the settings, in order. */
export const SECTIONS = ['appearance', 'time', 'network', 'limits', 'secrets', 'shortcuts', 'about'] as const;
export type SettingsSection = (typeof SECTIONS)[number];

const { numbers, time, about } = settingsWords;

/** What is set or said in a section, by the names on the screen: the palette finds each. */
export const SETTINGS_OF: { readonly [section in SettingsSection]: readonly string[] } = {
  appearance: [settingsWords.theme, settingsWords.density, settingsWords.textSize],
  time: [time.clock, numbers.clockOffsetSeconds.label, numbers.notifyBeforeSeconds.label],
  network: [networkWords.proxy, networkWords.extraCa],
  limits: [
    numbers.browserTimeoutSeconds.label,
    numbers.requestTimeoutSeconds.label,
    numbers.clearClipboardSeconds.label,
  ],
  secrets: [],
  shortcuts: [],
  about: [settingsWords.version, about.folder, about.licence],
};
