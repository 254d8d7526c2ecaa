import { Choice } from '../../ui/choice/choice.tsx';
import { TextField } from '../../ui/field/text-field.tsx';
import { callWords } from '../../words/call.ts';
import { bodyProblem, type CallForm, CONTENT_TYPES } from './call.model.ts';
import styles from './call.module.css';

const KINDS = ['json', 'form', 'text'] as const;

interface BodyFieldProps {
  readonly form: CallForm;
  readonly onForm: (form: CallForm) => void;
}

/** The body, and what it is said to be in Content-Type. */
export function BodyField({ form, onForm }: BodyFieldProps) {
  return (
    <div className={styles.bodyField}>
      <Choice
        label={callWords.bodyKind}
        size="small"
        value={form.bodyKind}
        onChange={(bodyKind) => onForm({ ...form, bodyKind })}
        options={KINDS.map((value) => ({ value, label: callWords.bodyKinds[value] }))}
      />
      <TextField
        label={callWords.body}
        isStacked
        value={form.body}
        onChange={(body) => onForm({ ...form, body })}
        rows={6}
        hint={callWords.contentType(CONTENT_TYPES[form.bodyKind])}
        problem={bodyProblem(form)}
      />
    </div>
  );
}
