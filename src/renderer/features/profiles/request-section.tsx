import { TextField } from '../../ui/field/text-field.tsx';
import { Panel } from '../../ui/panel/panel.tsx';
import { Select } from '../../ui/select/select.tsx';
import { formWords } from '../../words/profile-form.ts';
import { words } from './draft.model.ts';
import type { SectionProps } from './profile-form.tsx';
import styles from './profile-form.module.css';

/** Scope, resource, audience, PKCE. */
export function RequestSection({ draft, onDraft, server }: SectionProps) {
  const supported = server?.scopesSupported;
  const unknown = supported ? words(draft.scope).filter((scope) => !supported.includes(scope)) : [];
  return (
    <Panel title={formWords.sections.request} className={styles.section}>
      <TextField
        label={formWords.scope}
        value={draft.scope}
        onChange={(scope) => onDraft({ scope })}
        hint={unknown.length > 0 ? formWords.scopeUnknown(unknown.join(' ')) : formWords.scopeHint}
      />
      <TextField
        label={formWords.resource}
        value={draft.resources}
        onChange={(resources) => onDraft({ resources })}
        hint={formWords.resourceHint}
      />
      <TextField
        label={formWords.audience}
        value={draft.audience}
        onChange={(audience) => onDraft({ audience })}
        hint={formWords.audienceHint}
      />
      {draft.grantType === 'authorization_code' && (
        <Select
          label={formWords.pkce}
          value={draft.pkce}
          onChange={(pkce) => onDraft({ pkce })}
          options={(['S256', 'none'] as const).map((value) => ({
            value,
            label: formWords.pkceOptions[value],
            detail: formWords.pkceDetail[value],
          }))}
        />
      )}
    </Panel>
  );
}
