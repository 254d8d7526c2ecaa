import { useMutation, useQuery } from '@tanstack/react-query';
import type { AppStatus } from '../../../contract/models/app.ts';
import { command } from '../../bridge/commands.ts';
import { queries } from '../../bridge/queries.ts';
import { Choice } from '../../ui/choice/choice.tsx';
import { Panel } from '../../ui/panel/panel.tsx';
import { FaultNote, Loading } from '../../ui/state/states.tsx';
import { appWords } from '../../words/app.ts';
import { settingsWords } from '../../words/settings.ts';
import { LimitsPanel } from './limits-panel.tsx';
import { NetworkPanel } from './network-panel.tsx';
import { SecretsPanel } from './secrets-panel.tsx';
import styles from './settings.module.css';

const DENSITIES = ['comfortable', 'compact'] as const;
const THEMES = ['system', 'light', 'dark', 'contrast'] as const;

/** Theme and limits; where secrets are; which Assay this is. */
export function SettingsScreen() {
  const status = useQuery(queries.appStatus());
  if (status.error) {
    return (
      <div className={styles.screen}>
        <FaultNote fault={status.error.fault} />
      </div>
    );
  }
  if (!status.data) return <Loading what={settingsWords.loading} />;
  return (
    <div className={styles.screen}>
      <h2 className={styles.title}>{settingsWords.title}</h2>
      <Look status={status.data} />
      <LimitsPanel settings={status.data.settings} />
      <NetworkPanel settings={status.data.settings} />
      <SecretsPanel vault={status.data.vault} settings={status.data.settings} />
      <About status={status.data} />
    </div>
  );
}

function Look({ status }: { readonly status: AppStatus }) {
  const set = useMutation(command('settings.set'));
  // What was pressed is drawn at once; where it cannot be saved, what is set comes back.
  const shown = { ...status.settings, ...(set.isPending ? set.variables : {}) };
  return (
    <Panel title={settingsWords.sections.appearance}>
      <div className={styles.choices}>
        <span>{settingsWords.theme}</span>
        <Choice
          label={settingsWords.theme}
          value={shown.theme}
          onChange={(theme) => set.mutate({ theme })}
          options={THEMES.map((value) => ({ value, label: settingsWords.themes[value] }))}
        />
        <span>{settingsWords.density}</span>
        <Choice
          label={settingsWords.density}
          value={shown.density}
          onChange={(density) => set.mutate({ density })}
          options={DENSITIES.map((value) => ({ value, label: settingsWords.densities[value] }))}
        />
        <p>{settingsWords.textSize}</p>
      </div>
      {set.error && <FaultNote fault={set.error.fault} isCompact />}
    </Panel>
  );
}

function About({ status }: { readonly status: AppStatus }) {
  return (
    <Panel title={settingsWords.sections.about}>
      <dl className={styles.facts}>
        <div>
          <dt>{settingsWords.version}</dt>
          <dd>{status.version}</dd>
        </div>
        <div>
          <dt>{settingsWords.shell}</dt>
          <dd>{appWords.status.shell[status.shell]}</dd>
        </div>
      </dl>
    </Panel>
  );
}
