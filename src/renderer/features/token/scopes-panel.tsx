import type { ScopeRow } from '../../../core/oauth/scope.ts';
import { Panel } from '../../ui/panel/panel.tsx';
import { ScopeMatrix } from '../../ui/token/scope-matrix.tsx';
import { tokenWords } from '../../words/token-screen.ts';
import { differencesFirst } from './token-screen.model.ts';
import styles from './token.module.css';

export interface ScopesPanelProps {
  readonly rows: readonly ScopeRow[];
  readonly note: string | undefined;
}

/** Scopes asked, granted, introspected and in the token, side by side. */
export function ScopesPanel({ rows, note }: ScopesPanelProps) {
  const count = (column: 'asked' | 'granted') =>
    rows.filter((row) => !row.isFlowScope && row[column] === true).length;
  return (
    <Panel
      title={tokenWords.scopes}
      aside={rows.length > 0 && tokenWords.scopeCounts(count('asked'), count('granted'))}
      isFlush
    >
      {rows.length === 0 ? (
        <p className={styles.none}>{tokenWords.noScopes}</p>
      ) : (
        <ScopeMatrix rows={differencesFirst(rows)} />
      )}
      {note !== undefined && <p className={styles.none}>{note}</p>}
    </Panel>
  );
}
