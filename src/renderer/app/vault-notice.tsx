import { ShieldAlert, X } from 'lucide-react';
import { useState } from 'react';
import type { VaultStatus } from '../../contract/models/app.ts';
import { useWaysOut } from '../bridge/use-ways-out.ts';
import { Button } from '../ui/button/button.tsx';
import { FaultNote } from '../ui/state/states.tsx';
import { WaysOut } from '../ui/vault/ways-out.tsx';
import { cx } from '../ui/cx.ts';
import { appWords } from '../words/app.ts';
import { vaultWords } from '../words/vault.ts';
import styles from './shell.module.css';

/** Says at the top that secrets are not kept as a person would expect, why, and what can be done. */
export function VaultNotice({ vault }: { readonly vault: VaultStatus }) {
  const acts = useWaysOut();
  const [hiddenFor, setHiddenFor] = useState<string>();
  const { fault, mode } = vault;
  if (mode === 'keychain' || !fault || hiddenFor === fault.message) return null;
  return (
    <aside
      className={cx(styles.notice, mode === 'locked' && styles.locked)}
      aria-label={vaultWords.mode[mode]}
    >
      <ShieldAlert aria-hidden="true" />
      <div className={styles.noticeText}>
        <p>
          <strong>
            {fault.code === 'store.corrupt' ? vaultWords.damaged : vaultWords.modeExplained[mode]}
          </strong>{' '}
          {fault.message} {fault.remedy}
        </p>
        {acts.fault && <FaultNote fault={acts.fault} isCompact />}
        <div className={styles.noticeActs}>
          <WaysOut
            vault={vault}
            onRetry={acts.retry}
            onMemory={acts.inMemory}
            onSetAside={acts.setAside}
            isPending={acts.isPending}
          />
        </div>
      </div>
      {mode === 'memory' && (
        <Button
          look="quiet"
          size="small"
          icon={<X aria-hidden="true" />}
          aria-label={appWords.vaultNoticeClose}
          onPress={() => setHiddenFor(fault.message)}
        />
      )}
    </aside>
  );
}
