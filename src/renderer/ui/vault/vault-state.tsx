import { Lock, MemoryStick, TriangleAlert } from 'lucide-react';
import type { VaultStatus } from '../../../contract/models/app.ts';
import { vaultWords } from '../../words/vault.ts';
import { Badge } from '../badge/badge.tsx';

export const VAULT_ICONS = { keychain: Lock, memory: MemoryStick, locked: TriangleAlert } as const;
export const VAULT_TONES = { keychain: 'plain', memory: 'risk', locked: 'violation' } as const;

/** How secrets are kept, in a word. */
export function VaultState({ mode }: Pick<VaultStatus, 'mode'>) {
  const Icon = VAULT_ICONS[mode];
  return (
    <Badge tone={VAULT_TONES[mode]} icon={<Icon aria-hidden="true" />}>
      {vaultWords.mode[mode]}
    </Badge>
  );
}
