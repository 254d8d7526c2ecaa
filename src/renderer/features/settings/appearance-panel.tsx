import type { Settings } from '../../../contract/models/app.ts';
import { useSetSettings } from '../../bridge/use-set-settings.ts';
import { Choice } from '../../ui/choice/choice.tsx';
import { Panel } from '../../ui/panel/panel.tsx';
import { FaultNote } from '../../ui/state/states.tsx';
import { settingsWords } from '../../words/settings.ts';
import styles from './settings.module.css';

const DENSITIES = ['comfortable', 'compact'] as const;
const THEMES = ['system', 'light', 'dark', 'contrast'] as const;

/** Colours, how much stands on a screen, and how large. */
export function AppearancePanel({ settings }: { readonly settings: Settings }) {
  const set = useSetSettings();
  // What was pressed is drawn at once; where it cannot be saved, what is set comes back.
  const shown = { ...settings, ...(set.isPending ? set.variables : {}) };
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
        <span>{settingsWords.textSize}</span>
        <p>{settingsWords.textSizeExplained}</p>
      </div>
      {set.error && <FaultNote fault={set.error.fault} isCompact />}
    </Panel>
  );
}
