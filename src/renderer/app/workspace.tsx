import { useQuery } from '@tanstack/react-query';
import { Suspense, lazy, useId } from 'react';
import type { ProfileView } from '../../contract/models/profile.ts';
import { EXCHANGES_AT_FIRST, queries } from '../bridge/queries.ts';
import { AcquireScreen } from '../features/acquire/acquire-screen.tsx';
import { ProfileFormPanel } from '../features/profiles/profile-form-panel.tsx';
import { useTokensTable } from '../features/tokens/tokens.store.ts';
import { ProfileActs } from '../features/sidebar/profile-acts.tsx';
import { Loading } from '../ui/state/states.tsx';
import { cx } from '../ui/cx.ts';
import { useMainAct } from '../ui/main-act.ts';
import { TabList, TabPanel } from '../ui/tabs/tabs.tsx';
import { appWords } from '../words/app.ts';
import { ErrorBoundary } from './error-boundary.tsx';
import { TABS, type Tab, usePlace } from './place.store.ts';
import styles from './shell.module.css';

const TokenTab = lazy(async () => ({
  default: (await import('../features/token/token-screen.tsx')).TokenScreen,
}));
const WireScreen = lazy(async () => ({
  default: (await import('../features/wire/wire-screen.tsx')).WireScreen,
}));
const CallScreen = lazy(async () => ({
  default: (await import('../features/call/call-screen.tsx')).CallScreen,
}));

/** A profile's place: its tabs and the screen of the one that is open. */
export function Workspace({ view }: { readonly view: ProfileView }) {
  const { place, openTab, go } = usePlace();
  const { id, name } = view.profile;
  const exchanges = useQuery(queries.exchanges(id));
  const count = exchanges.data?.length ?? 0;
  const tabs = useId();
  if (place.kind !== 'profile') return null;
  return (
    <div className={styles.tabs}>
      <ProfileActs
        view={view}
        onOpen={(profileId) => go({ kind: 'profile', profileId, tab: 'get' })}
        onRemoved={() => go({ kind: 'start' })}
      />
      <TabList id={tabs} label={appWords.tabsLabel(name)} tabs={TABS} selected={place.tab} onSelect={openTab}>
        {(tab) => (
          <>
            {appWords.tabs[tab]}
            {tab === 'wire' && count > 0 && (
              <span className={styles.count}>{count < EXCHANGES_AT_FIRST ? count : `${count}+`}</span>
            )}
          </>
        )}
      </TabList>
      <TabPanel id={tabs} selected={place.tab}>
        <div className={cx(styles.padded, place.tab === 'wire' && styles.filled)}>
          <ErrorBoundary>
            <Suspense fallback={<Loading what={appWords.loadingPart} />}>
              <TabContent view={view} tab={place.tab} />
            </Suspense>
          </ErrorBoundary>
        </div>
      </TabPanel>
    </div>
  );
}

function TabContent({ view, tab }: { readonly view: ProfileView; readonly tab: Tab }) {
  const state = usePlace();
  const profileId = view.profile.id;
  const openToken = (tokenId: string) => state.openToken(profileId, tokenId);
  const openExchange = (exchangeId: string) => state.openExchange(profileId, exchangeId);
  switch (tab) {
    case 'get':
      return (
        <AcquireScreen
          view={view}
          runId={state.runs[profileId]}
          onRun={(runId) => state.chooseRun(profileId, runId)}
          onToken={openToken}
          onExchange={openExchange}
          renderForm={(run) => (
            <Suspense fallback={<FormOnItsWay onRun={() => run.start(profileId)} />}>
              <ProfileFormPanel key={profileId} view={view} run={run} />
            </Suspense>
          )}
        />
      );
    case 'token':
      return (
        <TokenTab
          view={view}
          tokenId={state.tokens[profileId]}
          onToken={openToken}
          onExchange={openExchange}
          onGet={() => state.openTab('get')}
          onCall={() => state.openTab('call')}
          onCompare={(left) => state.go({ kind: 'compare', left })}
          onLineage={() => {
            useTokensTable.getState().showLineage(profileId);
            state.go({ kind: 'tokens' });
          }}
          onEditCopy={(id) => state.go({ kind: 'build', tokenId: id })}
        />
      );
    case 'wire':
      return (
        <WireScreen profileId={profileId} exchangeId={state.exchanges[profileId]} onExchange={openExchange} />
      );
    case 'call':
      return (
        <CallScreen
          view={view}
          tokenId={state.tokens[profileId]}
          onExchange={openExchange}
          onToken={openToken}
          onGet={() => state.openTab('get')}
        />
      );
  }
}

/** The keys that get a token work before the form is there: nothing can have been changed in it yet. */
function FormOnItsWay({ onRun }: { readonly onRun: () => void }) {
  useMainAct(onRun, true, 'get_token');
  return <Loading what={appWords.loadingPart} />;
}
