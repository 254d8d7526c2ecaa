import { SidebarScreen } from '../features/sidebar/sidebar-screen.tsx';
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
          onNewProfile={() => state.go({ kind: 'profile_form' })}
        />
      </ErrorBoundary>
    </nav>
  );
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
