import { Undo2 } from 'lucide-react';
import { Button } from '../../ui/button/button.tsx';
import { TextField } from '../../ui/field/text-field.tsx';
import { formWords } from '../../words/profile-form.ts';
import type { DraftEndpoint } from './draft.model.ts';
import { FindingNotes } from './finding-notes.tsx';
import type { SectionProps } from './profile-form.tsx';
import styles from './profile-form.module.css';

/** An endpoint: what the metadata says as placeholder with its source, or what is typed instead, and the way back. */
export function EndpointField({
  draft,
  onDraft,
  problems,
  findings,
  server,
  name,
}: SectionProps & { readonly name: DraftEndpoint }) {
  const known = server?.endpoints[name];
  const typed = draft.endpoints[name];
  const label = formWords.endpointNames[name];
  const set = (url: string) => onDraft({ endpoints: { ...draft.endpoints, [name]: url } });
  return (
    <TextField
      label={label}
      type="url"
      value={typed}
      onChange={set}
      placeholder={known ?? (draft.issuer.trim() === '' ? undefined : formWords.whenRun)}
      problem={problems[name]}
      suffix={
        typed === '' ? (
          known !== undefined && formWords.fromMetadata
        ) : (
          <>
            <span className={styles.overridden}>
              {known === undefined ? formWords.inProfile : formWords.overridden}
            </span>
            {draft.issuer.trim() !== '' && (
              <Button
                size="small"
                look="quiet"
                icon={<Undo2 aria-hidden="true" />}
                aria-label={formWords.resetName(label)}
                onPress={() => set('')}
              >
                {formWords.reset}
              </Button>
            )}
          </>
        )
      }
      below={<FindingNotes findings={findings[name]} />}
    />
  );
}
