import { Play, X } from 'lucide-react';
import { Button } from '../../ui/button/button.tsx';
import { Checkbox } from '../../ui/field/checkbox.tsx';
import { IS_MAC } from '../../ui/platform.ts';
import { FaultNote } from '../../ui/state/states.tsx';
import { formWords } from '../../words/profile-form.ts';
import type { ProfileFormProps } from './profile-form.tsx';
import styles from './profile-form.module.css';

interface FormFooterProps extends ProfileFormProps {
  readonly onSave: () => void;
  /** True where a person has tried to save and something has to be looked at first. */
  readonly hasProblems: boolean;
}

/** The one act that matters, and what else can be done with what was typed. */
export function FormFooter({
  save,
  run,
  isDirty,
  secret,
  view,
  onSave,
  onDiscard,
  hasProblems,
}: FormFooterProps) {
  const canSave = isDirty || secret.typed !== '' || view === undefined;
  return (
    <>
      {hasProblems && (
        <p className={styles.problem} role="alert">
          {formWords.problems}
        </p>
      )}
      {save.fault && (
        <div className={styles.footFault}>
          <FaultNote fault={save.fault} isCompact />
        </div>
      )}
      <Button
        type="submit"
        look="primary"
        icon={<Play aria-hidden="true" />}
        keys={IS_MAC ? '⌘⏎' : 'Ctrl ⏎'}
        isPending={run.isStarting || save.isPending}
        isDisabled={run.isActive}
      >
        {formWords.act}
      </Button>
      {run.isActive && (
        <Button look="quiet" icon={<X aria-hidden="true" />} onPress={run.cancel}>
          {formWords.cancelRun}
        </Button>
      )}
      {canSave && (
        <>
          <Button onPress={onSave}>{formWords.save}</Button>
          <Button look="quiet" onPress={onDiscard}>
            {view ? formWords.discard : formWords.backToStart}
          </Button>
        </>
      )}
      <div className={styles.stepMode}>
        <Checkbox isChecked={run.isStepMode} onChange={run.onStepMode}>
          {formWords.stepMode}
        </Checkbox>
      </div>
    </>
  );
}
