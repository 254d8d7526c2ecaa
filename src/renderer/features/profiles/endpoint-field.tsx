import { TextField } from '../../ui/field/text-field.tsx';
import { formWords } from '../../words/profile-form.ts';
import type { DraftEndpoint } from './draft.model.ts';
import type { SectionProps } from './profile-form.tsx';

/** An endpoint: what the metadata says as placeholder, what is typed instead of it. */
export function EndpointField({
  draft,
  onDraft,
  problems,
  server,
  name,
  label,
}: SectionProps & { readonly name: DraftEndpoint; readonly label: string }) {
  const known = server?.endpoints[name];
  return (
    <TextField
      label={label}
      type="url"
      value={draft.endpoints[name]}
      onChange={(url) => onDraft({ endpoints: { ...draft.endpoints, [name]: url } })}
      placeholder={known ?? (draft.issuer.trim() === '' ? undefined : formWords.fromMetadata)}
      problem={problems[name]}
    />
  );
}
