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
import { SecretsPanel } from './secrets-panel.tsx';
import styles from './settings.module.css';

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
      <SecretsPanel vault={status.data.vault} settings={status.data.settings} />
      <About status={status.data} />
    </div>
  );
}

function Look({ status }: { readonly status: AppStatus }) {
  const set = useMutation(command('settings.set'));
  return (
    <Panel title={settingsWords.look}>
      <Choice
        label={settingsWords.theme}
        value={set.isPending ? (set.variables.theme ?? status.settings.theme) : status.settings.theme}
        onChange={(theme) => set.mutate({ theme })}
        options={THEMES.map((value) => ({ value, label: settingsWords.themes[value] }))}
      />
      {set.error && <FaultNote fault={set.error.fault} isCompact />}
    </Panel>
  );
}

function About({ status }: { readonly status: AppStatus }) {
  return (
    <Panel title={settingsWords.about}>
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
