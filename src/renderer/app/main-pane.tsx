import { useQuery } from '@tanstack/react-query';
import { Suspense, lazy, useEffect } from 'react';
import type { Fault } from '../../core/faults.ts';
import { queries } from '../bridge/queries.ts';
import { beginDraft } from '../features/profiles/draft.store.ts';
import { offerSource } from '../features/scan/scan.store.ts';
import { StartScreen } from '../features/start/start-screen.tsx';
import { cx } from '../ui/cx.ts';
import { Empty, FaultNote, Loading } from '../ui/state/states.tsx';
import { appWords } from '../words/app.ts';
import { usePlace } from './place.store.ts';
import type { Desk } from './use-desk.ts';
import styles from './shell.module.css';

const Workspace = lazy(async () => ({ default: (await import('./workspace.tsx')).Workspace }));
const InspectScreen = lazy(async () => ({
  default: (await import('../features/inspect/inspect-screen.tsx')).InspectScreen,
}));
const SettingsScreen = lazy(async () => ({
  default: (await import('../features/settings/settings-screen.tsx')).SettingsScreen,
}));
const NewProfileScreen = lazy(async () => ({
  default: (await import('../features/profiles/new-profile-screen.tsx')).NewProfileScreen,
}));
const ScanScreen = lazy(async () => ({
  default: (await import('../features/scan/scan-screen.tsx')).ScanScreen,
}));
const TokensScreen = lazy(async () => ({
  default: (await import('../features/tokens/tokens-screen.tsx')).TokensScreen,
}));
const WireEverything = lazy(async () => ({
  default: (await import('../features/wire/wire-screen.tsx')).WireEverything,
}));
const TokenScreen = lazy(async () => ({
  default: (await import('../features/token/token-screen.tsx')).TokenScreen,
}));

const ComparePlace = lazy(async () => ({ default: (await import('./compare-place.tsx')).ComparePlace }));
const BuildPlace = lazy(async () => ({ default: (await import('./build-place.tsx')).BuildPlace }));

export interface MainPaneProps {
  readonly desk: Desk;
}

/** The screen of the place a person is at. Parts that are not the first screen are loaded when asked for. */
export function MainPane(props: MainPaneProps) {
  const place = usePlace((state) => state.place);
  useEffect(keepFocus, [place]);
  return (
    <Suspense fallback={<Loading what={appWords.loadingPart} />}>
      <Screen {...props} />
    </Suspense>
  );
}

/** Where the screen that had the focus is gone, the content gets it, so that a keyboard goes on from there. */
function keepFocus(): void {
  // Until a person has done something there was no focus that could be lost.
  if (usePlace.getState().isUntouched || !navigator.userActivation.hasBeenActive) return;
  const { activeElement } = document;
  if (activeElement === null || activeElement === document.body) {
    document.getElementById('content')?.focus({ preventScroll: true });
  }
}

function Screen({ desk }: MainPaneProps) {
  const { place, go, openToken, chooseRun } = usePlace();
  const openAny = (tokenId: string, profileId?: string) =>
    profileId === undefined ? go({ kind: 'loose_token', tokenId }) : openToken(profileId, tokenId);
  const openProfile = (profileId: string) => go({ kind: 'profile', profileId, tab: 'get' });
  switch (place.kind) {
    case 'start':
      return (
        <StartScreen
          onProfile={openProfile}
          onInspect={(text) => {
            desk.inspect(text);
            go({ kind: 'inspect' });
          }}
          onNewProfile={(issuer) => {
            beginDraft(issuer === undefined ? {} : { issuer });
            go({ kind: 'new_profile' });
          }}
        />
      );
    case 'profile':
      return <ProfilePlace profileId={place.profileId} />;
    case 'loose_token':
      return (
        <div className={styles.padded}>
          <TokenScreen
            tokenId={place.tokenId}
            onToken={openAny}
            onCompare={(left) => go({ kind: 'compare', left })}
            onEditCopy={(tokenId) => go({ kind: 'build', tokenId })}
            onRemoved={() => go({ kind: 'start' })}
          />
        </div>
      );
    case 'new_profile':
      return (
        <div className={styles.padded}>
          <NewProfileScreen
            onDone={(profileId, runId) => {
              if (runId !== undefined) chooseRun(profileId, runId);
              openProfile(profileId);
            }}
            onDiscard={() => go({ kind: 'start' })}
          />
        </div>
      );
    case 'tokens':
      return (
        <TokensScreen
          onToken={openAny}
          onCompare={(left, right) => go({ kind: 'compare', left, right })}
          onInspect={() => go({ kind: 'inspect' })}
        />
      );
    case 'wire':
      return (
        <div className={cx(styles.padded, styles.filled)}>
          <WireEverything />
        </div>
      );
    case 'inspect':
      return (
        <InspectScreen
          text={desk.inspected}
          onText={desk.inspect}
          onKept={openToken}
          onScan={(source) => {
            offerSource(source);
            go({ kind: 'scan' });
          }}
          onCompare={(left) => {
            desk.compare({ left });
            go({ kind: 'compare' });
          }}
          onEditCopy={(draft) => {
            desk.edit(draft);
            go({ kind: 'build' });
          }}
        />
      );
    case 'scan':
      return (
        <ScanScreen
          onInspect={(text) => {
            desk.inspect(text);
            go({ kind: 'inspect' });
          }}
        />
      );
    case 'compare':
      return <ComparePlace place={place} desk={desk} onOpen={openAny} />;
    case 'build':
      return <BuildPlace place={place} desk={desk} />;
    case 'settings':
      return (
        <SettingsScreen section={place.section} onSection={(section) => go({ kind: 'settings', section })} />
      );
  }
}

function ProfilePlace({ profileId }: { readonly profileId: string }) {
  const profiles = useQuery(queries.profiles());
  if (profiles.error) return <PaddedFault fault={profiles.error.fault} />;
  if (!profiles.data) return <Loading what={appWords.loading} />;
  const view = profiles.data.find(({ profile }) => profile.id === profileId);
  if (!view)
    return profiles.isFetching ? <Loading what={appWords.loading} /> : <Empty title={appWords.profileGone} />;
  return <Workspace view={view} />;
}

function PaddedFault({ fault }: { readonly fault: Fault }) {
  return (
    <div className={styles.padded}>
      <FaultNote fault={fault} />
    </div>
  );
}
