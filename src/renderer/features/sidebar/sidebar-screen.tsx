import { useQuery } from '@tanstack/react-query';
import { Layers, Plus } from 'lucide-react';
import { Suspense, lazy } from 'react';
import { queries } from '../../bridge/queries.ts';
import { Button } from '../../ui/button/button.tsx';
import { FaultNote, Loading } from '../../ui/state/states.tsx';
import { sidebarWords } from '../../words/sidebar.ts';
import { ProfileList } from './profile-list.tsx';
import { newestFirst, shownTokenId } from '../../ui/token/newest-token.model.ts';
import { tokensWithoutProfile } from './sidebar.model.ts';
import styles from './sidebar.module.css';

/** Its list is costly, and there is none when the window opens for the first time. */
const TokenList = lazy(async () => ({ default: (await import('./token-list.tsx')).TokenList }));

export interface SidebarScreenProps {
  readonly profileId: string | undefined;
  readonly tokenId: string | undefined;
  /** True where a token is what the main pane shows. */
  readonly isTokenOpen: boolean;
  readonly onProfile: (profileId: string) => void;
  readonly onToken: (profileId: string | undefined, tokenId: string) => void;
  readonly onAllTokens: () => void;
  readonly onEdit: (profileId: string) => void;
  readonly onRemoved: (profileId: string) => void;
  readonly onNewProfile: (environmentId?: string) => void;
}

/** Profiles by environment, and the tokens of the one that is open. */
export function SidebarScreen(props: SidebarScreenProps) {
  return (
    <div className={styles.sidebar}>
      <div className={styles.scroll}>
        <Lists {...props} />
      </div>
      <div className={styles.foot}>
        <AllTokens onPress={props.onAllTokens} />
        <Button icon={<Plus aria-hidden="true" />} onPress={() => props.onNewProfile()}>
          {sidebarWords.newProfile}
        </Button>
      </div>
    </div>
  );
}

function AllTokens({ onPress }: { readonly onPress: () => void }) {
  const count = useQuery({ ...queries.tokens(), select: (tokens) => tokens.length });
  return (
    <Button look="quiet" icon={<Layers aria-hidden="true" />} onPress={onPress}>
      {sidebarWords.allTokens(count.data ?? 0)}
    </Button>
  );
}

function Lists(props: SidebarScreenProps) {
  const { profileId, tokenId, isTokenOpen, onToken, onAllTokens } = props;
  const environments = useQuery(queries.environments());
  const profiles = useQuery(queries.profiles());
  const tokens = useQuery(queries.tokens());
  const error = profiles.error ?? environments.error;
  if (error?.fault.code === 'vault.locked') return <p className={styles.none}>{sidebarWords.locked}</p>;
  if (error) return <FaultNote fault={error.fault} isCompact />;
  if (!profiles.data || !environments.data) return <Loading what={sidebarWords.loading} />;
  const all = tokens.data ?? [];
  const open = profiles.data.find(({ profile }) => profile.id === profileId);
  const loose = tokensWithoutProfile(all, profiles.data);
  const shown = isTokenOpen ? shownTokenId(all, profileId, tokenId) : undefined;
  const choose = (id: string) => {
    const token = all.find((candidate) => candidate.id === id);
    const isLoose = loose.some((candidate) => candidate.id === id);
    onToken(isLoose ? undefined : token?.profileId, id);
  };
  return (
    <>
      {profiles.data.length === 0 ? (
        <p className={styles.none}>{sidebarWords.none}</p>
      ) : (
        <ProfileList environments={environments.data} profiles={profiles.data} tokens={all} {...props} />
      )}
      <Suspense fallback={null}>
        {open && (
          <TokenList
            title={sidebarWords.tokensOf(open.profile.name)}
            environment={open.environment}
            tokens={newestFirst(all.filter((token) => token.profileId === open.profile.id))}
            tokenId={shown}
            onToken={choose}
            onAll={onAllTokens}
          />
        )}
        {loose.length > 0 && (
          <TokenList
            title={sidebarWords.looseTokens}
            tokens={loose}
            tokenId={shown}
            onToken={choose}
            onAll={onAllTokens}
          />
        )}
      </Suspense>
      {tokens.error && <FaultNote fault={tokens.error.fault} isCompact />}
    </>
  );
}
