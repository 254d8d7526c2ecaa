import { Checkbox } from '../../ui/field/checkbox.tsx';
import { TextField } from '../../ui/field/text-field.tsx';
import { Select } from '../../ui/select/select.tsx';
import { formWords } from '../../words/profile-form.ts';
import type { SectionProps } from './profile-form.tsx';
import styles from './profile-form.module.css';

const HOSTS = ['127.0.0.1', '[::1]', 'localhost'] as const;

/** Host, port and path of the loopback redirect URI. */
export function RedirectFields({ draft, onDraft, problems }: SectionProps) {
  return (
    <fieldset className={styles.redirect}>
      <legend>{formWords.callback}</legend>
      <div className={styles.redirectFields}>
        <Select
          label={formWords.host}
          layout="stacked"
          value={draft.host}
          onChange={(host) => onDraft({ host })}
          options={HOSTS.map((value) => ({ value, label: value }))}
        />
        <TextField
          label={formWords.port}
          value={draft.port}
          onChange={(port) => onDraft({ port })}
          problem={problems.port}
          isStacked
        />
        <TextField
          label={formWords.path}
          value={draft.path}
          onChange={(path) => onDraft({ path })}
          problem={problems.path}
          isStacked
        />
      </div>
      <Checkbox
        isChecked={draft.isAnyPort}
        onChange={(isAnyPort) => onDraft({ isAnyPort })}
        hint={formWords.anyPortHint}
      >
        {formWords.anyPort}
      </Checkbox>
    </fieldset>
  );
}
