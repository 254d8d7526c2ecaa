import { StaticField } from '../../ui/field/static-field.tsx';
import { TextField } from '../../ui/field/text-field.tsx';
import { Select } from '../../ui/select/select.tsx';
import { formWords } from '../../words/profile-form.ts';
import { words } from './words.model.ts';
import { FindingNotes } from './finding-notes.tsx';
import type { SectionProps } from './profile-form.tsx';
import { ScopesToAdd } from './scopes-to-add.tsx';

/** Scope, state, resource, audience, PKCE. */
export function RequestRows({ draft, onDraft, server, findings }: SectionProps) {
  const isCode = draft.grantType === 'authorization_code';
  return (
    <>
      <TextField
        label={formWords.scope}
        value={draft.scope}
        onChange={(scope) => onDraft({ scope })}
        placeholder={formWords.scopePlaceholder}
        below={
          <>
            <FindingNotes findings={findings.scope} />
            <ScopesToAdd
              asked={words(draft.scope)}
              server={server}
              onAdd={(scope) => onDraft({ scope: `${draft.scope.trim()} ${scope}`.trim() })}
            />
          </>
        }
      />
      {isCode && (
        <StaticField label={formWords.state} isFramed={false}>
          {formWords.stateText}
        </StaticField>
      )}
      <TextField
        label={formWords.resource}
        value={draft.resources}
        onChange={(resources) => onDraft({ resources })}
        hint={draft.resources === '' ? undefined : formWords.resourceHint}
        placeholder={formWords.notSent}
      />
      <TextField
        label={formWords.audience}
        value={draft.audience}
        onChange={(audience) => onDraft({ audience })}
        hint={draft.audience === '' ? undefined : formWords.audienceHint}
        placeholder={formWords.notSent}
      />
      {isCode && (
        <Select
          label={formWords.pkce}
          value={draft.pkce}
          onChange={(pkce) => onDraft({ pkce })}
          options={(['S256', 'none'] as const).map((value) => ({
            value,
            label: formWords.pkceOptions[value],
            detail: formWords.pkceDetail[value],
          }))}
          below={<FindingNotes findings={findings.pkce} />}
        />
      )}
    </>
  );
}

/** Who should sign in. */
export function PersonaRow({ draft, onDraft }: SectionProps) {
  if (draft.grantType !== 'authorization_code') return null;
  return (
    <TextField
      label={formWords.persona}
      value={draft.personaLabel}
      onChange={(personaLabel) => onDraft({ personaLabel })}
      placeholder={formWords.personaPlaceholder}
      isCode={false}
    />
  );
}
