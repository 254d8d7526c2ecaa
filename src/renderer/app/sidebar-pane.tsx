import { beginDraft } from '../features/profiles/draft.store.ts';
import { SidebarScreen } from '../features/sidebar/sidebar-screen.tsx';
import { doWhenOffered } from '../ui/acts/offers.ts';
import { appWords } from '../words/app.ts';
import { ErrorBoundary } from './error-boundary.tsx';
import { type PlaceState, profileOf, usePlace } from './place.store.ts';
import styles from './shell.module.css';

/** The sidebar: profiles and tokens, and where a press on one of them leads. */
export function SidebarPane() {
  const state = usePlace();
  return (
    <nav className={styles.sidebar} aria-label={appWords.sidebar}>
      <ErrorBoundary>
        <SidebarScreen
          profileId={profileOf(state.place)}
          tokenId={chosenToken(state)}
          isTokenOpen={isTokenOpen(state)}
          onProfile={(profileId) => state.go({ kind: 'profile', profileId, tab: tabOf(state) })}
          onToken={(profileId, tokenId) =>
            profileId === undefined
              ? state.go({ kind: 'loose_token', tokenId })
              : state.openToken(profileId, tokenId)
          }
          onAllTokens={() => state.go({ kind: 'tokens' })}
          onEdit={(profileId) => editProfile(state, profileId)}
          onRemoved={(profileId) => {
            if (profileOf(state.place) === profileId) state.go({ kind: 'start' });
          }}
          onNewProfile={(environment) => {
            if (environment !== undefined) beginDraft({ environment });
            state.go({ kind: 'new_profile' });
          }}
        />
      </ErrorBoundary>
    </nav>
  );
}

/** Opens the form, and its first field. */
function editProfile(state: PlaceState, profileId: string): void {
  state.go({ kind: 'profile', profileId, tab: 'get' });
  doWhenOffered('edit_profile', () => profileOf(usePlace.getState().place) === profileId);
}

function tabOf({ place }: PlaceState) {
  return place.kind === 'profile' ? place.tab : 'get';
}

function chosenToken({ place, tokens }: PlaceState): string | undefined {
  if (place.kind === 'loose_token') return place.tokenId;
  return place.kind === 'profile' ? tokens[place.profileId] : undefined;
}

function isTokenOpen({ place }: PlaceState): boolean {
  return place.kind === 'loose_token' || (place.kind === 'profile' && place.tab === 'token');
}
