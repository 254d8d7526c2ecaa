import { Button } from '../../ui/button/button.tsx';
import { TextField } from '../../ui/field/text-field.tsx';
import { LiveRegion } from '../../ui/live-region.tsx';
import { settingsWords } from '../../words/settings.ts';
import { NUMBERS, type NumberName, numberValue } from './settings.model.ts';
import type { NumberFormState } from './use-number-form.ts';
import styles from './settings.module.css';

export interface NumberFieldsProps {
  readonly names: readonly NumberName[];
  readonly state: NumberFormState;
}

/** Fields for numbers, each with what it means and what is wrong with it. */
export function NumberFields({ names, state }: NumberFieldsProps) {
  return (
    <div className={styles.fields}>
      {names.map((name) => {
        const { min, max } = NUMBERS[name];
        const text = state.form[name] ?? '';
        return (
          <TextField
            key={name}
            label={settingsWords.numbers[name].label}
            hint={settingsWords.numbers[name].hint}
            type="number"
            min={min}
            max={max}
            isCode={false}
            isStacked
            value={text}
            onChange={(next) => state.edit(name, next)}
            problem={numberValue(name, text) === undefined ? settingsWords.wrong(min, max) : undefined}
          />
        );
      })}
    </div>
  );
}

/** Saves the numbers, and says that they are saved. */
export function SaveNumbers({ state, label }: { readonly state: NumberFormState; readonly label: string }) {
  return (
    <>
      <Button type="submit" isDisabled={!state.canSave} isPending={state.isPending}>
        {label}
      </Button>
      {state.isSaved && <span>{settingsWords.saved}</span>}
      <LiveRegion message={state.isSaved ? settingsWords.saved : ''} />
    </>
  );
}
