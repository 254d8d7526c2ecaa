import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { PurgeKind } from '../../../contract/models/app.ts';
import { command } from '../../bridge/commands.ts';
import { Choice } from '../../ui/choice/choice.tsx';
import { ConfirmByName } from '../../ui/dialog/confirm-by-name.tsx';
import { Checkbox } from '../../ui/field/checkbox.tsx';
import { TextField } from '../../ui/field/text-field.tsx';
import { FaultNote } from '../../ui/state/states.tsx';
import { showToast } from '../../ui/toast/toast.ts';
import { keptWords } from '../../words/kept.ts';
import { PURGE_FORM, type PurgeForm, daysOf, purgesOf } from './kept.model.ts';
import styles from './kept.module.css';

const words = keptWords.purge;

/** Asks what is to go, says what that means, and how much went. */
export function PurgeQuestion({ kind, onClose }: { readonly kind: PurgeKind; readonly onClose: () => void }) {
  const [form, setForm] = useState(PURGE_FORM);
  const purge = useMutation(command('vault.purge'));
  const confirm = async () => {
    const asked = purgesOf(kind, form, Date.now());
    if (!asked) return;
    const went: string[] = [];
    let hasLeftFile = true;
    for (const one of asked) {
      // One after the other: the file is written anew after each.
      // oxlint-disable-next-line no-await-in-loop
      const outcome = await purge.mutateAsync(one);
      went.push(keptWords.removed[one.kind](outcome.removed));
      if (outcome.exchanges > 0) went.push(keptWords.removed.exchanges(outcome.exchanges));
      hasLeftFile &&= outcome.hasLeftFile;
    }
    showToast({ text: keptWords.outcome(went, hasLeftFile) });
    onClose();
  };
  return (
    <ConfirmByName
      title={words.title[kind]}
      isOpen
      onClose={onClose}
      action={words.act}
      isPending={purge.isPending}
      // A fault is shown below; nothing else can be thrown by a mutation.
      onConfirm={() => void confirm().catch(() => undefined)}
    >
      <div className={styles.question}>
        <p>{words.text[kind]}</p>
        <Which kind={kind} form={form} onChange={setForm} />
        {purge.error && <FaultNote fault={purge.error.fault} isCompact />}
      </div>
    </ConfirmByName>
  );
}

interface WhichProps {
  readonly kind: PurgeKind;
  readonly form: PurgeForm;
  readonly onChange: (form: PurgeForm) => void;
}

function Which({ kind, form, onChange }: WhichProps) {
  return (
    <>
      <Choice
        label={words.which}
        value={form.which}
        onChange={(which) => onChange({ ...form, which })}
        options={[
          { value: 'older', label: words.older },
          { value: 'all', label: words.all },
        ]}
      />
      {form.which === 'older' && (
        <TextField
          label={words.days}
          type="number"
          min={1}
          max={3650}
          isCode={false}
          isStacked
          value={form.days}
          onChange={(days) => onChange({ ...form, days })}
          problem={daysOf(form.days) === undefined ? words.wrongDays : undefined}
        />
      )}
      {kind === 'tokens' && (
        <Checkbox
          isChecked={form.withExchanges}
          onChange={(withExchanges) => onChange({ ...form, withExchanges })}
        >
          {words.withExchanges}
        </Checkbox>
      )}
    </>
  );
}
