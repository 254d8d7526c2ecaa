import { useQuery } from '@tanstack/react-query';
import { ArrowLeft, ArrowRight, CircleHelp, PanelLeft, Search, Settings } from 'lucide-react';
import { type ReactNode, Suspense, lazy } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import type { AppStatus } from '../../contract/models/app.ts';
import { queries } from '../bridge/queries.ts';
import { printedKeys } from '../ui/acts/acts.model.ts';
import { EnvMark } from '../ui/badge/env-mark.tsx';
import { VaultBadge } from '../ui/vault/vault-badge.tsx';
import { Button } from '../ui/button/button.tsx';
import { cx } from '../ui/cx.ts';
import { IS_MAC } from '../ui/platform.ts';
import { actWords } from '../words/acts.ts';
import { appWords } from '../words/app.ts';
import { paletteWords } from '../words/palette.ts';
import { useIsNarrow } from './narrow.ts';
import { usePalette } from './palette/palette.store.ts';
import { profileOf, usePlace } from './place.store.ts';
import styles from './top-bar.module.css';

const EnvironmentSwitch = lazy(async () => ({
  default: (await import('./environment-switch.tsx')).EnvironmentSwitch,
}));

/** The bar at the top: where a token is pasted, which environment this is, and how secrets are kept. */
export function TopBar({ status }: { readonly status: AppStatus | undefined }) {
  const { go, setHelp, ...sidebar } = usePlace();
  const isInDrawer = useIsNarrow();
  const isSidebarOpen = isInDrawer ? sidebar.isDrawerOpen : sidebar.isSidebarOpen;
  const open = usePalette((state) => state.open);
  return (
    <header className={styles.bar}>
      <div className={styles.left}>
        <Button
          look="quiet"
          icon={<PanelLeft aria-hidden="true" />}
          aria-label={isSidebarOpen ? appWords.hideSidebar : appWords.showSidebar}
          aria-expanded={isSidebarOpen}
          onPress={isInDrawer ? sidebar.toggleDrawer : sidebar.toggleSidebar}
        />
        <span className={styles.history}>
          <HistoryButton act="go_back" icon={<ArrowLeft aria-hidden="true" />} />
          <HistoryButton act="go_forward" icon={<ArrowRight aria-hidden="true" />} />
        </span>
        <span className={styles.coin} aria-hidden="true" />
        <h1 className={styles.name}>{appWords.name}</h1>
      </div>
      <AriaButton className={cx(styles.inspect)} onPress={() => open('all')}>
        <Search aria-hidden="true" />
        <span>{paletteWords.label}</span>
        <kbd aria-hidden="true">{printedKeys('palette', IS_MAC)}</kbd>
      </AriaButton>
      <div className={styles.right}>
        <CurrentEnvironment />
        {status && (
          <span className={styles.lesser}>
            <VaultBadge vault={status.vault} onPress={() => go({ kind: 'settings', section: 'secrets' })} />
          </span>
        )}
        <Button
          look="quiet"
          icon={<Settings aria-hidden="true" />}
          aria-label={appWords.settings}
          onPress={() => go({ kind: 'settings' })}
        />
        <span className={styles.lesser}>
          <Button
            look="quiet"
            icon={<CircleHelp aria-hidden="true" />}
            aria-label={appWords.help}
            onPress={() => setHelp(true)}
          />
        </span>
      </div>
    </header>
  );
}

function HistoryButton({ act, icon }: { readonly act: 'go_back' | 'go_forward'; readonly icon: ReactNode }) {
  const isPossible = usePlace(({ past, future }) => (act === 'go_back' ? past : future).length > 0);
  const move = usePlace(({ back, forward }) => (act === 'go_back' ? back : forward));
  return (
    <Button
      look="quiet"
      icon={icon}
      aria-label={actWords.names[act]}
      isDisabled={!isPossible}
      onPress={move}
    />
  );
}

function CurrentEnvironment() {
  const profileId = usePlace((state) => profileOf(state.place));
  const go = usePlace((state) => state.go);
  const profiles = useQuery(queries.profiles());
  const environments = useQuery(queries.environments());
  const view = profiles.data?.find(({ profile }) => profile.id === profileId);
  if (!view) return null;
  const mark = (
    <span className={styles.environment}>
      <EnvMark environment={view.environment} />
    </span>
  );
  if (!profiles.data || !environments.data) return mark;
  return (
    <Suspense fallback={mark}>
      <EnvironmentSwitch
        current={view}
        environments={environments.data}
        profiles={profiles.data}
        onProfile={(id) => go({ kind: 'profile', profileId: id, tab: 'get' })}
      />
    </Suspense>
  );
}
