import { useQuery } from '@tanstack/react-query';
import { Suspense, lazy, useEffect, useState } from 'react';
import { queries } from '../bridge/queries.ts';
import { doMainAct } from '../ui/main-act.ts';
import { Toasts } from '../ui/toast/toasts.tsx';
import { Split } from '../ui/split/split.tsx';
import { appWords } from '../words/app.ts';
import { ErrorBoundary } from './error-boundary.tsx';
import { MainPane } from './main-pane.tsx';
import { type PlaceState, TABS, usePlace } from './place.store.ts';
import { SidebarPane } from './sidebar-pane.tsx';
import type { ShortcutId } from './shortcuts/shortcuts.model.ts';
import { usePaste, useShortcuts } from './shortcuts/use-shortcuts.ts';
import { StatusBar } from './status-bar.tsx';
import { applyDensity, useTheme } from './theme.ts';
import { TopBar } from './top-bar.tsx';
import { useFirstPlace } from './use-first-place.ts';
import styles from './shell.module.css';

const HelpDialog = lazy(async () => ({ default: (await import('./help-dialog.tsx')).HelpDialog }));
const VaultNotice = lazy(async () => ({ default: (await import('./vault-notice.tsx')).VaultNotice }));

/** The whole window: bars, sidebar, and the place a person is at. */
export function Shell() {
  const status = useQuery(queries.appStatus());
  const state = usePlace();
  const density = status.data?.settings.density ?? 'comfortable';
  const [inspected, setInspected] = useState('');
  useTheme(status.data?.settings.theme ?? 'system');
  useEffect(() => applyDensity(density), [density]);
  useFirstPlace();
  // The window answers from here on; the window bench reads it.
  useEffect(() => void performance.mark('assay.interactive'), []);
  useShortcuts((id) => actOn(id, state));
  usePaste((text) => {
    setInspected(text);
    state.go({ kind: 'inspect' });
  });
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
      <Split
        name="sidebar"
        label={appWords.resizeSidebar}
        initial={248}
        min={150}
        minOther={460}
        stackBelow={0}
        hidden={state.isSidebarOpen ? undefined : 'first'}
        first={<SidebarPane />}
        second={
          <main id="content" tabIndex={-1} className={styles.main}>
            <ErrorBoundary key={JSON.stringify(state.place)}>
              <MainPane inspected={inspected} onInspect={setInspected} />
            </ErrorBoundary>
          </main>
        }
      />
      <StatusBar status={status.data} />
      <Toasts />
      {state.isHelpOpen && (
        <Suspense fallback={null}>
          <HelpDialog isOpen onClose={() => state.setHelp(false)} />
        </Suspense>
      )}
    </div>
  );
}

function actOn(id: ShortcutId, state: PlaceState): boolean {
  switch (id) {
    case 'run':
      return doMainAct();
    case 'inspect':
      state.go({ kind: 'inspect' });
      return true;
    case 'new_profile':
      state.go({ kind: 'profile_form' });
      return true;
    case 'settings':
      state.go({ kind: 'settings' });
      return true;
    case 'sidebar':
      state.toggleSidebar();
      return true;
    case 'help':
      state.setHelp(true);
      return true;
    default: {
      const tab = TABS[Number(id.slice(-1)) - 1];
      if (tab === undefined || state.place.kind !== 'profile') return false;
      state.openTab(tab);
      return true;
    }
  }
}
