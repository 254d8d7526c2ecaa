import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { PurgeKind, VaultInventory } from '../../../contract/models/app.ts';
import { queries } from '../../bridge/queries.ts';
import { Button } from '../../ui/button/button.tsx';
import { FaultNote, Loading } from '../../ui/state/states.tsx';
import { keptWords } from '../../words/kept.ts';
import { KeptSecrets } from './kept-secrets.tsx';
import { KeptTable } from './kept-table.tsx';
import { PurgeQuestion } from './purge-question.tsx';
import styles from './kept.module.css';

/** What is kept, counted each time one looks, and each secret with the places it goes to. */
export function KeptPart() {
  const inventory = useQuery(queries.inventory());
  if (inventory.error) {
    return (
      <FaultNote
        fault={inventory.error.fault}
        isCompact
        actions={
          <Button size="small" isPending={inventory.isFetching} onPress={() => void inventory.refetch()}>
            {keptWords.again}
          </Button>
        }
      />
    );
  }
  return inventory.data ? <Kept inventory={inventory.data} /> : <Loading what={keptWords.loading} />;
}

function Kept({ inventory }: { readonly inventory: VaultInventory }) {
  const [asking, setAsking] = useState<PurgeKind>();
  return (
    <div className={styles.kept}>
      <h3>{keptWords.title}</h3>
      <KeptTable rows={inventory.rows} onRemove={setAsking} />
      <h3>{keptWords.secrets.title}</h3>
      <KeptSecrets secrets={inventory.secrets} />
      {asking && <PurgeQuestion kind={asking} onClose={() => setAsking(undefined)} />}
    </div>
  );
}
