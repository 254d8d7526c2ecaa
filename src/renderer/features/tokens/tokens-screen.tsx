import { useQuery } from '@tanstack/react-query';
import { KeyRound } from 'lucide-react';
import { queries } from '../../bridge/queries.ts';
import { Button } from '../../ui/button/button.tsx';
import { Empty, FaultNote, Loading } from '../../ui/state/states.tsx';
import { tokensWords } from '../../words/tokens.ts';
import { TokensTable } from './tokens-table.tsx';
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
  const error = tokens.error ?? profiles.error ?? environments.error;
  const open = (tokenId: string) => {
    const token = tokens.data?.find(({ id }) => id === tokenId);
    const isKnown = profiles.data?.some(({ profile }) => profile.id === token?.profileId) === true;
    onToken(tokenId, isKnown ? token?.profileId : undefined);
  };
  return (
    <div className={styles.screen}>
      <h1 className={styles.title}>{tokensWords.title}</h1>
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
