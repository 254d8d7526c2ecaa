import { Plus } from 'lucide-react';
import type { DiscoveredServer } from '../../../contract/ipc.ts';
import { Button } from '../../ui/button/button.tsx';
import { Disclosure } from '../../ui/panel/disclosure.tsx';
import { formWords } from '../../words/profile-form.ts';
import { scopesToAdd } from './server-proposal.model.ts';
import styles from './profile-form.module.css';

interface ScopesToAddProps {
  readonly asked: readonly string[];
  readonly server: DiscoveredServer | undefined;
  readonly onAdd: (scope: string) => void;
}

/** Scopes that the server lists and that are not asked for, each a press away. */
export function ScopesToAdd({ asked, server, onAdd }: ScopesToAddProps) {
  const scopes = scopesToAdd(asked, server);
  if (scopes.length === 0) return null;
  return (
    <Disclosure summary={`${formWords.scopeAdd} (${scopes.length})`}>
      <div className={styles.scopes}>
        {scopes.map((scope) => (
          <Button
            key={scope}
            size="small"
            icon={<Plus aria-hidden="true" />}
            aria-label={formWords.scopeAddOne(scope)}
            onPress={() => onAdd(scope)}
          >
            {scope}
          </Button>
        ))}
      </div>
    </Disclosure>
  );
}
