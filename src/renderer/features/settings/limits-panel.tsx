import type { Settings } from '../../../contract/models/app.ts';
import { Panel } from '../../ui/panel/panel.tsx';
import { FaultNote } from '../../ui/state/states.tsx';
import { settingsWords } from '../../words/settings.ts';
import { NumberFields, SaveNumbers } from './number-fields.tsx';
import { useNumberForm } from './use-number-form.ts';

const NAMES = ['browserTimeoutSeconds', 'requestTimeoutSeconds', 'clearClipboardSeconds'] as const;

/** How long things may take, and how long a token stays on the clipboard. */
export function LimitsPanel({ settings }: { readonly settings: Settings }) {
  const state = useNumberForm(NAMES, settings);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        state.save();
      }}
    >
      <Panel
        title={settingsWords.sections.limits}
        footer={<SaveNumbers state={state} label={settingsWords.saveLimits} />}
      >
        <NumberFields names={NAMES} state={state} />
        {state.fault && <FaultNote fault={state.fault} isCompact />}
      </Panel>
    </form>
  );
}
