import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Settings, VaultStatus } from '../../../contract/models/app.ts';
import { queries } from '../../bridge/queries.ts';
import { useWaysOut } from '../../bridge/use-ways-out.ts';
import { formatBytes } from '../../ui/format/amount.ts';
import { Panel } from '../../ui/panel/panel.tsx';
import { FaultNote } from '../../ui/state/states.tsx';
import { VaultState } from '../../ui/vault/vault-state.tsx';
import { WaysOut } from '../../ui/vault/ways-out.tsx';
import { keptWords } from '../../words/kept.ts';
import { settingsWords } from '../../words/settings.ts';
import { vaultWords } from '../../words/vault.ts';
import { KeptPart } from './kept-part.tsx';
import styles from './settings.module.css';

/** Where each secret is right now, in words a person can check. */
export function SecretsPanel({
  vault,
  settings,
}: {
  readonly vault: VaultStatus;
  readonly settings: Settings;
}) {
  const acts = useWaysOut();
  const rows = settingsWords.secretRows;
  return (
    <Panel title={settingsWords.sections.secrets}>
      <div className={styles.secrets}>
        <p>{vaultWords.modeExplained[vault.mode]}</p>
        {vault.fault && <FaultNote fault={vault.fault} isCompact />}
        {acts.fault && <FaultNote fault={acts.fault} isCompact />}
        <div className={styles.acts}>
          <WaysOut
            vault={vault}
            onRetry={acts.retry}
            onMemory={acts.inMemory}
            onSetAside={acts.setAside}
            isPending={acts.isPending}
          />
        </div>
        <dl className={styles.facts}>
          <Fact name={rows.now}>
            <VaultState mode={vault.mode} />
          </Fact>
          {vault.keychain !== undefined && <Fact name={rows.keychain}>{vault.keychain}</Fact>}
          {vault.mode === 'keychain' && <Fact name={rows.key}>{rows.keyText(vault.keychain)}</Fact>}
          <Fact name={rows.database}>
            {vault.path === undefined ? rows.noDatabase : <code>{vault.path}</code>}{' '}
            <FileSize vault={vault} />
          </Fact>
          <Fact name={rows.tokens}>{vault.mode === 'memory' ? rows.tokensMemory : rows.tokensText}</Fact>
          <Fact name={rows.inClear}>{rows.inClearText}</Fact>
          <Fact name={rows.removed}>{rows.removedText}</Fact>
          <Fact name={rows.window}>{rows.windowText}</Fact>
          <Fact name={rows.clipboard}>{rows.clipboardText(settings.clearClipboardSeconds)}</Fact>
        </dl>
        {vault.mode === 'locked' ? <p>{keptWords.locked}</p> : <KeptPart />}
      </div>
    </Panel>
  );
}

function FileSize({ vault }: { readonly vault: VaultStatus }) {
  const inventory = useQuery({ ...queries.inventory(), enabled: vault.mode === 'keychain' });
  const bytes = inventory.data?.fileBytes;
  return bytes === undefined ? null : <>({settingsWords.secretRows.size(formatBytes(bytes))})</>;
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
