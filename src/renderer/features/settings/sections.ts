import { networkWords } from '../../words/network.ts';
import { settingsWords } from '../../words/settings.ts';

/** The sections of the settings, in order. */
export const SECTIONS = ['appearance', 'limits', 'network', 'secrets', 'about'] as const;
export type SettingsSection = (typeof SECTIONS)[number];

/** What is set in a section, by the names on the screen: the palette finds each. */
export const SETTINGS_OF: { readonly [section in SettingsSection]: readonly string[] } = {
  appearance: [settingsWords.theme, settingsWords.density],
  limits: [settingsWords.browser, settingsWords.request, settingsWords.clipboard],
  network: [networkWords.proxy, networkWords.extraCa],
  secrets: [],
  about: [settingsWords.version],
};
