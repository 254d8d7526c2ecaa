import { Info } from 'lucide-react';
import { CopyButton } from '../../ui/copy/copy-button.tsx';
import { TextField } from '../../ui/field/text-field.tsx';
import { Select } from '../../ui/select/select.tsx';
import { GRANT_WORDS } from '../../words/grant.ts';
import { formWords } from '../../words/profile-form.ts';
import { readCallback } from './draft.model.ts';
import { FindingNotes } from './finding-notes.tsx';
import type { SectionProps } from './profile-form.tsx';
import styles from './profile-form.module.css';

/** How tokens are got, and where the browser comes back to. */
export function GrantRows({ draft, onDraft, problems, findings }: SectionProps) {
  return (
    <>
      <Select
        label={formWords.grant}
        value={draft.grantType}
        onChange={(grantType) => onDraft({ grantType })}
        options={(['authorization_code', 'client_credentials'] as const).map((value) => ({
          value,
          label: GRANT_WORDS[value],
        }))}
        below={<FindingNotes findings={findings.grantType} />}
      />
      {draft.grantType === 'authorization_code' && (
        <>
          <TextField
            label={formWords.callback}
            type="url"
            value={draft.callback}
            onChange={(callback) => onDraft({ callback })}
            problem={problems.callback}
            suffix={draft.isAnyPort ? formWords.anyPortShort : formWords.loopback}
            below={<FindingNotes findings={findings.callback} />}
          />
          {readCallback(draft.callback) && <RegisterBanner redirectUri={draft.callback.trim()} />}
        </>
      )}
    </>
  );
}

/** What has to be said to the server first, with the way to say it. */
function RegisterBanner({ redirectUri }: { readonly redirectUri: string }) {
  return (
    <div className={styles.banner}>
      <Info aria-hidden="true" />
      <p>
        {formWords.register}
        <code>{redirectUri}</code>
      </p>
      <CopyButton text={redirectUri} what={formWords.redirectUri} />
    </div>
  );
}
