import type { VaultStatus } from '../../contract/models/app.ts';

/** Words about where secrets are. */
export const vaultWords = {
  where: 'where secrets are',
  retry: 'Try the keychain again',
  inMemory: 'Work in memory for this session',
  setAside: 'Set the vault aside…',
  setAsideTitle: 'Set the vault aside and start a new one?',
  setAsideName: 'set aside',
  setAsideAct: 'Set aside',
  setAsideExplained:
    'The database file is renamed and left where it is; nothing is deleted. A new, empty vault takes its place. Profiles, tokens and secrets of the old one are not shown as long as it is set aside.',
  damaged: 'The saved secrets cannot be read.',
  mode: {
    keychain: 'Keychain',
    memory: 'Memory only',
    locked: 'Vault locked',
  } satisfies Record<VaultStatus['mode'], string>,
  modeExplained: {
    keychain:
      'Secrets are sealed in a local database. The key that opens them is in the keychain of this computer.',
    memory: 'Secrets are in memory only. They are gone when Assay closes; nothing secret is on the disk.',
    locked: 'The saved secrets cannot be opened right now. Nothing was lost and nothing was changed.',
  } satisfies Record<VaultStatus['mode'], string>,
} as const;
