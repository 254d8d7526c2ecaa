import type { ReactNode } from 'react';
import type { Settings, VaultStatus } from '../../../contract/models/app.ts';
import { useWaysOut } from '../../bridge/use-ways-out.ts';
import { Panel } from '../../ui/panel/panel.tsx';
import { FaultNote } from '../../ui/state/states.tsx';
import { VaultState } from '../../ui/vault/vault-state.tsx';
import { WaysOut } from '../../ui/vault/ways-out.tsx';
import { settingsWords } from '../../words/settings.ts';
import { vaultWords } from '../../words/vault.ts';
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
          <Fact name={rows.database}>
            {vault.path === undefined ? rows.noDatabase : <code>{vault.path}</code>}
          </Fact>
          <Fact name={rows.tokens}>{vault.mode === 'memory' ? rows.tokensMemory : rows.tokensText}</Fact>
          <Fact name={rows.window}>{rows.windowText}</Fact>
          <Fact name={rows.clipboard}>{rows.clipboardText(settings.clearClipboardSeconds)}</Fact>
        </dl>
      </div>
    </Panel>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
