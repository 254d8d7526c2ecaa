import { Button } from 'react-aria-components/Button';
import type { VaultStatus } from '../../../contract/models/app.ts';
import { vaultWords } from '../../words/vault.ts';
import { cx } from '../cx.ts';
import { VaultState } from './vault-state.tsx';
import styles from './vault.module.css';

/** How secrets are kept, in a word; opens the page that says more. */
export function VaultBadge({
  vault,
  onPress,
}: {
  readonly vault: VaultStatus;
  readonly onPress: () => void;
}) {
  return (
    <Button
      className={cx(styles.badge)}
      aria-label={`${vaultWords.mode[vault.mode]}: ${vaultWords.where}`}
      onPress={onPress}
    >
      <VaultState mode={vault.mode} />
    </Button>
  );
}
