import { useMutation } from '@tanstack/react-query';
import { useId, useState } from 'react';
import type { Environment } from '../../../contract/models/profile.ts';
import { command } from '../../bridge/commands.ts';
import { EnvMark } from '../../ui/badge/env-mark.tsx';
import { Button } from '../../ui/button/button.tsx';
import { Dialog } from '../../ui/dialog/dialog.tsx';
import { Checkbox } from '../../ui/field/checkbox.tsx';
import { TextField } from '../../ui/field/text-field.tsx';
import { FaultNote } from '../../ui/state/states.tsx';
import { sidebarWords } from '../../words/sidebar.ts';
import { uiWords } from '../../words/ui.ts';
import styles from './environment-dialog.module.css';

const words = sidebarWords.environment;
const COLOURS = ['green', 'amber', 'red', 'blue', 'grey'] as const;

export interface EnvironmentDialogProps {
  /** With an empty id: a new one. */
  readonly environment: Environment;
  readonly onClose: () => void;
}

/** Name, colour and lock of an environment. */
export function EnvironmentDialog({ environment, onClose }: EnvironmentDialogProps) {
  const [draft, setDraft] = useState(environment);
  const [didTry, setDidTry] = useState(false);
  const save = useMutation({ ...command('environments.save'), onSuccess: onClose });
  const isNameless = draft.name.trim() === '';
  const ofName = save.error?.fault.parameter === 'name' ? save.error.fault.message : undefined;
  const formId = useId();
  return (
    <Dialog
      title={environment.id === '' ? words.addTitle : words.editTitle(environment.name)}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{uiWords.cancel}</Button>
          <Button type="submit" form={formId} look="primary" isPending={save.isPending}>
            {words.save}
          </Button>
        </>
      }
    >
      <form
        id={formId}
        className={styles.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          // React carries events from a dialog to what it was opened in.
          event.stopPropagation();
          setDidTry(true);
          if (!isNameless) save.mutate({ environment: draft });
        }}
      >
        <TextField
          label={words.name}
          value={draft.name}
          onChange={(name) => setDraft({ ...draft, name: name.slice(0, 64) })}
          problem={didTry && isNameless ? words.nameProblem : ofName}
          isCode={false}
          isFirst
        />
        <ColourChoice value={draft.colour} onChange={(colour) => setDraft({ ...draft, colour })} />
        <Checkbox
          isChecked={draft.isProtected}
          onChange={(isProtected) => setDraft({ ...draft, isProtected })}
          hint={words.isProtectedHint}
        >
          {words.isProtected}
        </Checkbox>
        {save.error && ofName === undefined && <FaultNote fault={save.error.fault} isCompact />}
      </form>
    </Dialog>
  );
}

interface ColourChoiceProps {
  readonly value: Environment['colour'];
  readonly onChange: (colour: Environment['colour']) => void;
}

/** Colours by name as well: the dot alone would say nothing to some. */
function ColourChoice({ value, onChange }: ColourChoiceProps) {
  const name = useId();
  return (
    <fieldset className={styles.colours}>
      <legend>{words.colour}</legend>
      {COLOURS.map((colour) => (
        <label key={colour}>
          <input type="radio" name={name} checked={value === colour} onChange={() => onChange(colour)} />
          <EnvMark environment={{ id: colour, name: words.colours[colour], colour, isProtected: false }} />
        </label>
      ))}
    </fieldset>
  );
}
