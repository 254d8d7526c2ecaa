import type { Environment } from '../../../contract/models/profile.ts';
import { TextField } from '../../ui/field/text-field.tsx';
import { Select } from '../../ui/select/select.tsx';
import { formWords } from '../../words/profile-form.ts';
import { draftName } from './draft.model.ts';
import type { SectionProps } from './profile-form.tsx';
import styles from './profile-form.module.css';

/** What the profile is called, and where it lives, on one line. */
export function WhatRow({
  draft,
  onDraft,
  problems,
  environments,
}: SectionProps & { readonly environments: readonly Environment[] }) {
  return (
    <div className={styles.what}>
      <TextField
        label={formWords.name}
        value={draft.name}
        onChange={(name) => onDraft({ name })}
        placeholder={draftName({ ...draft, name: '' })}
        problem={problems.name}
        isCode={false}
      />
      <Select
        label={formWords.environment}
        layout="bare"
        value={draft.environment}
        onChange={(environment) => onDraft({ environment })}
        options={environments.map(({ id, name, isProtected }) => ({
          value: id,
          label: name,
          detail: isProtected ? formWords.environmentProtected : undefined,
        }))}
      />
    </div>
  );
}
