import type { Environment } from '../../../contract/models/profile.ts';
import { TextField } from '../../ui/field/text-field.tsx';
import { Panel } from '../../ui/panel/panel.tsx';
import { Select } from '../../ui/select/select.tsx';
import { formWords } from '../../words/profile-form.ts';
import type { SectionProps } from './profile-form.tsx';
import styles from './profile-form.module.css';

/** What the profile is called, and where it lives. */
export function WhatSection({
  draft,
  onDraft,
  problems,
  view,
  environments,
}: SectionProps & { readonly environments: readonly Environment[] }) {
  return (
    <Panel title={formWords.sections.what} className={styles.section}>
      <TextField
        label={formWords.name}
        value={draft.name}
        onChange={(name) => onDraft({ name })}
        placeholder={formWords.namePlaceholder}
        problem={problems.name}
        isCode={false}
        isRequired
        isFirst={view === undefined}
      />
      <Select
        label={formWords.environment}
        value={draft.environment}
        onChange={(environment) => onDraft({ environment })}
        options={environments.map(({ id, name, isProtected }) => ({
          value: id,
          label: name,
          detail: isProtected ? formWords.environmentProtected : undefined,
        }))}
      />
    </Panel>
  );
}
