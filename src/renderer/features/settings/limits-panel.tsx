import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { Settings } from '../../../contract/models/app.ts';
import { command } from '../../bridge/commands.ts';
import { Button } from '../../ui/button/button.tsx';
import { TextField } from '../../ui/field/text-field.tsx';
import { LiveRegion } from '../../ui/live-region.tsx';
import { Panel } from '../../ui/panel/panel.tsx';
import { FaultNote } from '../../ui/state/states.tsx';
import { settingsWords } from '../../words/settings.ts';
import { LIMITS, type LimitName, limitChange, limitForm, limitValue } from './settings.model.ts';
import styles from './settings.module.css';

const FIELDS: readonly { readonly name: LimitName; readonly label: string; readonly hint: string }[] = [
  { name: 'browserTimeoutSeconds', label: settingsWords.browser, hint: settingsWords.browserHint },
  { name: 'requestTimeoutSeconds', label: settingsWords.request, hint: settingsWords.requestHint },
  { name: 'clearClipboardSeconds', label: settingsWords.clipboard, hint: settingsWords.clipboardHint },
];

/** How long things may take, and how long a token stays on the clipboard. */
export function LimitsPanel({ settings }: { readonly settings: Settings }) {
  const [form, setForm] = useState(() => limitForm(settings));
  const set = useMutation(command('settings.set'));
  const change = limitChange(form);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (change) set.mutate(change);
      }}
    >
      <Panel
        title={settingsWords.sections.limits}
        footer={
          <>
            <Button type="submit" isDisabled={!change} isPending={set.isPending}>
              {settingsWords.save}
            </Button>
            {set.isSuccess && <span>{settingsWords.saved}</span>}
            <LiveRegion message={set.isSuccess ? settingsWords.saved : ''} />
          </>
        }
      >
        <div className={styles.fields}>
          {FIELDS.map(({ name, label, hint }) => (
            <TextField
              key={name}
              label={label}
              hint={hint}
              type="number"
              min={LIMITS[name].min}
              max={LIMITS[name].max}
              isCode={false}
              isStacked
              value={form[name]}
              onChange={(text) => {
                set.reset();
                setForm({ ...form, [name]: text });
              }}
              problem={
                limitValue(name, form[name]) === undefined
                  ? settingsWords.wrong(LIMITS[name].min, LIMITS[name].max)
                  : undefined
              }
            />
          ))}
        </div>
        {set.error && <FaultNote fault={set.error.fault} isCompact />}
      </Panel>
    </form>
  );
}
