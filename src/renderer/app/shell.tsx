import { useQuery } from '@tanstack/react-query';
import { Suspense, lazy, useEffect } from 'react';
import { queries } from '../bridge/queries.ts';
import { offerSource } from '../features/scan/scan.store.ts';
import { ExpiryWatch } from '../features/watch/expiry-watch.tsx';
import { Toasts } from '../ui/toast/toasts.tsx';
import { Announcer } from '../ui/announce/announcer.tsx';
import { Split } from '../ui/split/split.tsx';
import { appWords } from '../words/app.ts';
import { usePerform } from './acts/use-offer-now.ts';
import { useWindowActs } from './acts/use-window-acts.ts';
import { ErrorBoundary } from './error-boundary.tsx';
import { MainPane } from './main-pane.tsx';
import { type Place, usePlace } from './place.store.ts';
import { useDesk } from './use-desk.ts';
import { useMemory } from './memory/use-memory.ts';
import { PaletteHost } from './palette/palette-host.tsx';
import { useIsNarrow } from './narrow.ts';
import { SidebarPane } from './sidebar-pane.tsx';
import { useDrop } from './shortcuts/use-drop.ts';
import { usePaste, useShortcuts } from './shortcuts/use-shortcuts.ts';
import { StatusBar } from './status-bar.tsx';
import { applyDensity, useTheme } from './theme.ts';
import { titleOf } from './title.model.ts';
import { TopBar } from './top-bar.tsx';
import styles from './shell.module.css';

const HelpDialog = lazy(async () => ({ default: (await import('./help-dialog.tsx')).HelpDialog }));
const NetworkNotice = lazy(async () => ({
  default: (await import('./network-notice.tsx')).NetworkNotice,
}));
const VaultNotice = lazy(async () => ({ default: (await import('./vault-notice.tsx')).VaultNotice }));

/** The split is as wide as the window. */
const WIDTH_AT_FIRST = innerWidth;

/** The whole window: bars, sidebar, and the place a person is at. */
export function Shell() {
  const status = useQuery(queries.appStatus());
  const state = usePlace();
  const density = status.data?.settings.density ?? 'comfortable';
  const desk = useDesk();
  useTheme(status.data?.settings.theme ?? 'system');
  useEffect(() => applyDensity(density), [density]);
  useMemory();
  // The window answers from here on; the window bench reads it.
  useEffect(() => void performance.mark('assay.interactive'), []);
  useTitle(state.place);
  useWindowActs(status.data);
  useShortcuts(usePerform());
  const inspect = (text: string) => {
    desk.inspect(text);
    state.go({ kind: 'inspect' });
  };
  usePaste(inspect);
  useDrop({
    onText: inspect,
    onFile: (file) => {
      offerSource({ name: file.name, blob: file });
      state.go({ kind: 'scan' });
    },
  });
  const isInDrawer = useIsNarrow();
  const hasDrawer = isInDrawer && state.isDrawerOpen;
  return (
    <div className={styles.shell}>
      <a className={styles.skip} href="#content">
        {appWords.skip}
      </a>
      <TopBar status={status.data} />
      {status.data && status.data.vault.mode !== 'keychain' && (
        <Suspense fallback={null}>
          <VaultNotice vault={status.data.vault} />
        </Suspense>
      )}
      {status.data?.networkFault && (
        <Suspense fallback={null}>
          <NetworkNotice
            fault={status.data.networkFault}
            onSettings={() => state.go({ kind: 'settings', section: 'network' })}
          />
        </Suspense>
      )}
      <ExpiryWatch
        hasSystemNotifications={status.data?.hasSystemNotifications ?? false}
        onToken={(tokenId, profileId) =>
          profileId === undefined
            ? state.go({ kind: 'loose_token', tokenId })
            : state.openToken(profileId, tokenId)
        }
      />
      {hasDrawer && (
        <div className={styles.drawer}>
          <SidebarPane />
        </div>
      )}
      <Split
        name="sidebar"
        label={appWords.resizeSidebar}
        initial={248}
        min={150}
        minOther={460}
        stackBelow={0}
        wholeAtFirst={WIDTH_AT_FIRST}
        hidden={state.isSidebarOpen && !isInDrawer ? undefined : 'first'}
        first={<SidebarPane />}
        second={
          <main id="content" tabIndex={-1} className={styles.main}>
            <ErrorBoundary key={screenOf(state.place)}>
              <MainPane desk={desk} />
            </ErrorBoundary>
          </main>
        }
      />
      <PaletteHost onInspect={inspect} />
      <StatusBar status={status.data} />
      <Toasts />
      <Announcer />
      {state.isHelpOpen && (
        <Suspense fallback={null}>
          <HelpDialog isOpen onClose={() => state.setHelp(false)} />
        </Suspense>
      )}
    </div>
  );
}

function useTitle(place: Place): void {
  const profiles = useQuery(queries.profiles());
  const title = titleOf(place, profiles.data ?? []);
  useEffect(() => {
    document.title = title;
  }, [title]);
}

/** What tells one screen from another: a section of the settings is none, nor a profile's tab, nor what is compared. */
function screenOf(place: Place): string {
  if (place.kind === 'profile') return `profile ${place.profileId}`;
  return place.kind === 'settings' || place.kind === 'compare' ? place.kind : JSON.stringify(place);
}
