import type { InputOf } from '../contract/ipc.ts';
import { DEFAULT_SETTINGS, type Settings, type VaultStatus } from '../contract/models/app.ts';
import type { Fault } from '../core/faults.ts';
import { type Result, ok } from '../core/result.ts';
import { bounded } from './boundary.ts';
import { createNetworkGate } from './network-gate.ts';
import type { Ports } from './ports/ports.ts';
import { loadSettings, putSettings, saveSettings } from './settings.ts';

/** The settings that the program goes by, and what it does to the network. */
export interface SettingsInForce {
  now(): Settings;
  /** Why nothing is sent beyond this computer; undefined where the network settings are in force. */
  networkFault(): Fault | undefined;
  /** Reads them from the store as it is now: at the start, and when the vault became another. */
  read(mode: VaultStatus['mode']): Promise<Result<null, Fault>>;
  /** Faults: input.invalid; of the store, where what is saved there was never read. */
  change(change: InputOf<'settings.set'>): Promise<Result<Settings, Fault>>;
}

type SettingsPorts = Pick<Ports, 'store' | 'http' | 'log'>;

export function createSettingsInForce({ store, http, log }: SettingsPorts): SettingsInForce {
  const network = createNetworkGate(http);
  let settings: Settings | undefined;
  let isRead = false;
  let mode: VaultStatus['mode'] = 'locked';
  const read = (): Promise<Result<null, Fault>> =>
    bounded(async () => {
      const saved = await loadSettings(store);
      isRead = true;
      if (saved) {
        settings = saved;
        network.enforce(saved);
      } else if (settings) {
        // Another vault, or memory: the proxy of the one before holds on, also after the next start.
        await putSettings(store, settings);
      } else if (mode === 'keychain') {
        // A vault on disk in which none were saved, as after one that cannot be read was set aside: the next start has none.
        network.enforce(DEFAULT_SETTINGS);
      }
      return ok(null);
    });
  return {
    now: () => settings ?? DEFAULT_SETTINGS,
    networkFault: () => network.why(),
    read: async (of) => {
      isRead = false;
      mode = of;
      const result = await read();
      if (!result.ok) network.shut(result.fault);
      const why = network.why();
      if (why) log.warn('nothing is sent beyond this computer', { parameter: why.parameter ?? 'settings' });
      return result;
    },
    change: async (change) => {
      // What was never read must not be written over with defaults.
      const known = isRead ? ok(null) : await read();
      if (!known.ok) return known;
      const saved = await saveSettings(store, network, settings ?? DEFAULT_SETTINGS, change);
      if (saved.ok) settings = saved.value;
      return saved;
    },
  };
}
