import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useRef } from 'react';
import type { AppStatus } from '../../../contract/models/app.ts';
import { queries } from '../../bridge/queries.ts';
import { ShortcutTable } from '../../ui/acts/shortcut-table.tsx';
import { Panel } from '../../ui/panel/panel.tsx';
import { FaultNote, Loading } from '../../ui/state/states.tsx';
import { settingsWords } from '../../words/settings.ts';
import { AboutPanel } from './about-panel.tsx';
import { AppearancePanel } from './appearance-panel.tsx';
import { LimitsPanel } from './limits-panel.tsx';
import { NetworkPanel } from './network-panel.tsx';
import { SECTIONS, type SettingsSection } from './sections.ts';
import { SecretsPanel } from './secrets-panel.tsx';
import { SectionIndex } from './section-index.tsx';
import { TimePanel } from './time-panel.tsx';
import styles from './settings.module.css';

export interface SettingsScreenProps {
  /** The section to begin at. */
  readonly section: string | undefined;
  readonly onSection: (section: SettingsSection) => void;
}

/** Everything that can be set, in sections with an index at the side. */
export function SettingsScreen({ section, onSection }: SettingsScreenProps) {
  const status = useQuery(queries.appStatus());
  if (status.error) {
    return (
      <div className={styles.screen}>
        <FaultNote fault={status.error.fault} />
      </div>
    );
  }
  if (!status.data) return <Loading what={settingsWords.loading} />;
  return <Sections status={status.data} section={section} onSection={onSection} />;
}

function Sections({ status, section, onSection }: SettingsScreenProps & { readonly status: AppStatus }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (section !== undefined) showSection(box.current, section);
  }, [section]);
  return (
    <div ref={box} className={styles.screen}>
      <h2 className={styles.title}>{settingsWords.title}</h2>
      <SectionIndex
        section={section}
        onSection={(one) => {
          onSection(one);
          showSection(box.current, one);
        }}
      />
      <div className={styles.sections}>
        {SECTIONS.map((one) => (
          <div key={one} data-section={one} tabIndex={-1} className={styles.section}>
            {panelOf(one, status)}
          </div>
        ))}
      </div>
    </div>
  );
}

function showSection(box: HTMLElement | null, section: string): void {
  const place = box?.querySelector<HTMLElement>(`[data-section="${CSS.escape(section)}"]`);
  place?.scrollIntoView({ block: 'start' });
  place?.focus({ preventScroll: true });
}

function panelOf(section: SettingsSection, status: AppStatus): ReactNode {
  const { settings, vault } = status;
  switch (section) {
    case 'appearance':
      return <AppearancePanel settings={settings} />;
    case 'time':
      return <TimePanel settings={settings} />;
    case 'network':
      return <NetworkPanel settings={settings} shutFor={status.networkFault} />;
    case 'limits':
      return <LimitsPanel settings={settings} />;
    case 'secrets':
      return <SecretsPanel vault={vault} settings={settings} />;
    case 'shortcuts':
      return (
        <Panel title={settingsWords.sections.shortcuts}>
          <ShortcutTable />
        </Panel>
      );
    case 'about':
      return <AboutPanel status={status} />;
  }
}
