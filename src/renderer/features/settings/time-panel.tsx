import type { Settings } from '../../../contract/models/app.ts';
import { useSetSettings } from '../../bridge/use-set-settings.ts';
import { Choice } from '../../ui/choice/choice.tsx';
import { Panel } from '../../ui/panel/panel.tsx';
import { FaultNote } from '../../ui/state/states.tsx';
import { settingsWords } from '../../words/settings.ts';
import { ClockTable } from './clock-table.tsx';
import { NumberFields, SaveNumbers } from './number-fields.tsx';
import { useNumberForm } from './use-number-form.ts';
import styles from './settings.module.css';

const CLOCKS = ['server', 'own', 'fixed'] as const;
const NAMES = ['clockOffsetSeconds', 'notifyBeforeSeconds'] as const;
const { time } = settingsWords;

/** Which clock tokens are judged by, what the clocks say, and how early a person is told of an end. */
export function TimePanel({ settings }: { readonly settings: Settings }) {
  const state = useNumberForm(NAMES, settings);
  const set = useSetSettings();
  const clock = set.isPending ? (set.variables.clock ?? settings.clock) : settings.clock;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        state.save();
      }}
    >
      <Panel
        title={settingsWords.sections.time}
        footer={<SaveNumbers state={state} label={settingsWords.saveTime} />}
      >
        <div className={styles.choices}>
          <span>{time.clock}</span>
          <Choice
            label={time.clock}
            value={clock}
            onChange={(value) => set.mutate({ clock: value })}
            options={CLOCKS.map((value) => ({ value, label: time.clocks[value].name }))}
          />
          <p>{time.clocks[clock].explained}</p>
        </div>
        {set.error && <FaultNote fault={set.error.fault} isCompact />}
        <ClockTable settings={{ ...settings, clock }} />
        <NumberFields names={NAMES} state={state} />
        {state.fault && <FaultNote fault={state.fault} isCompact />}
      </Panel>
    </form>
  );
}
