import { useState } from 'react';
import type { Settings } from '../../../contract/models/app.ts';
import type { Fault } from '../../../core/faults.ts';
import { useSetSettings } from '../../bridge/use-set-settings.ts';
import { type NumberForm, type NumberName, numberChange, numberForm } from './settings.model.ts';

export interface NumberFormState {
  readonly form: NumberForm;
  readonly edit: (name: NumberName, text: string) => void;
  readonly save: () => void;
  readonly canSave: boolean;
  readonly isPending: boolean;
  readonly isSaved: boolean;
  readonly fault: Fault | undefined;
}

/** Some numbers of the settings, typed, checked and saved together. */
export function useNumberForm(names: readonly NumberName[], settings: Settings): NumberFormState {
  const [form, setForm] = useState(() => numberForm(names, settings));
  const set = useSetSettings();
  const change = numberChange(form);
  return {
    form,
    edit: (name, text) => {
      set.reset();
      setForm({ ...form, [name]: text });
    },
    save: () => {
      if (change) set.mutate(change);
    },
    canSave: change !== undefined,
    isPending: set.isPending,
    isSaved: set.isSuccess,
    fault: set.error?.fault,
  };
}
