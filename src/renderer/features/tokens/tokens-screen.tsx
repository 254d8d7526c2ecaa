import { useQuery } from '@tanstack/react-query';
import { KeyRound } from 'lucide-react';
import type { ProfileView } from '../../../contract/models/profile.ts';
import { queries } from '../../bridge/queries.ts';
import { Button } from '../../ui/button/button.tsx';
import { Choice } from '../../ui/choice/choice.tsx';
import { Select } from '../../ui/select/select.tsx';
import { Empty, FaultNote, Loading } from '../../ui/state/states.tsx';
import { tokensWords } from '../../words/tokens.ts';
import { LineageTree } from './lineage-tree.tsx';
import { TokensTable } from './tokens-table.tsx';
import { type TokensView, useTokensTable } from './tokens.store.ts';
import styles from './tokens.module.css';

export interface TokensScreenProps {
  /** Without a profile where that is gone, or never was. */
  readonly onToken: (tokenId: string, profileId?: string) => void;
  readonly onInspect: () => void;
  readonly onCompare: (left: string, right: string) => void;
}

/** Every token there is, of all profiles. */
export function TokensScreen({ onToken, onInspect, onCompare }: TokensScreenProps) {
  const tokens = useQuery(queries.tokens());
  const profiles = useQuery(queries.profiles());
  const environments = useQuery(queries.environments());
  const { view, lineageOf } = useTokensTable();
  const error = tokens.error ?? profiles.error ?? environments.error;
  const open = (tokenId: string) => {
    const token = tokens.data?.find(({ id }) => id === tokenId);
    const isKnown = profiles.data?.some(({ profile }) => profile.id === token?.profileId) === true;
    onToken(tokenId, isKnown ? token?.profileId : undefined);
  };
  return (
    <div className={styles.screen}>
      <div className={styles.head}>
        <h1 className={styles.title}>{tokensWords.title}</h1>
        <ViewChoice profiles={profiles.data ?? []} />
      </div>
      {error ? (
        <FaultNote fault={error.fault} />
      ) : !tokens.data || !profiles.data || !environments.data ? (
        <Loading what={tokensWords.loading} />
      ) : tokens.data.length === 0 ? (
        <Empty
          icon={<KeyRound aria-hidden="true" />}
          title={tokensWords.empty.title}
          actions={<Button onPress={onInspect}>{tokensWords.empty.act}</Button>}
        >
          {tokensWords.empty.text}
        </Empty>
      ) : view === 'tree' ? (
        <LineageTree tokens={tokens.data} profileId={lineageOf} onOpen={open} />
      ) : (
        <TokensTable
          tokens={tokens.data}
          environments={environments.data}
          onOpen={open}
          onCompare={onCompare}
        />
      )}
    </div>
  );
}

const VIEWS: readonly TokensView[] = ['table', 'tree'];
const EVERYBODY = 'all';

/** The table or the tree; of the tree, whose. */
function ViewChoice({ profiles }: { readonly profiles: readonly ProfileView[] }) {
  const { view, lineageOf, setView, showLineage } = useTokensTable();
  const { lineage, views } = tokensWords;
  return (
    <div className={styles.views}>
      {view === 'tree' && (
        <Select
          label={lineage.of}
          layout="bare"
          value={lineageOf ?? EVERYBODY}
          onChange={(value) => showLineage(value === EVERYBODY ? undefined : value)}
          options={[
            { value: EVERYBODY, label: lineage.everyProfile },
            ...profiles.map(({ profile, environment }) => ({
              value: profile.id,
              label: profile.name,
              detail: environment.name,
            })),
          ]}
        />
      )}
      <Choice
        label={tokensWords.view}
        value={view}
        onChange={setView}
        options={VIEWS.map((value) => ({ value, label: views[value] }))}
      />
    </div>
  );
}
