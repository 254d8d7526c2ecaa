import { Info } from 'lucide-react';
import type { ClientAuthMethod, SecretName } from '../../../contract/models/profile.ts';
import { useMinute } from '../../ui/clock/clock.ts';
import { CopyButton } from '../../ui/copy/copy-button.tsx';
import { TextField } from '../../ui/field/text-field.tsx';
import { formatAgoCoarsely } from '../../ui/format/duration.ts';
import { Panel } from '../../ui/panel/panel.tsx';
import { Select } from '../../ui/select/select.tsx';
import { AUTH_METHOD_WORDS, GRANT_WORDS } from '../../words/grant.ts';
import { formWords } from '../../words/profile-form.ts';
import { draftRedirectUri } from './draft.model.ts';
import type { SectionProps } from './profile-form.tsx';
import { RedirectFields } from './redirect-fields.tsx';
import styles from './profile-form.module.css';

const METHODS = ['none', 'client_secret_basic', 'client_secret_post', 'private_key_jwt'] as const;

/** Grant, callback, client id, authentication, secret. */
export function ClientSection(props: SectionProps) {
  const { draft, onDraft, problems, server } = props;
  const offered = server?.authMethodsSupported;
  return (
    <Panel title={formWords.sections.client} className={styles.section}>
      <Select
        label={formWords.grant}
        value={draft.grantType}
        onChange={(grantType) => onDraft({ grantType })}
        options={(['authorization_code', 'client_credentials'] as const).map((value) => ({
          value,
          label: GRANT_WORDS[value],
        }))}
      />
      {draft.grantType === 'authorization_code' && (
        <>
          <RedirectFields {...props} />
          <div className={styles.banner}>
            <Info aria-hidden="true" />
            <p>
              {formWords.register}
              <code>{draftRedirectUri(draft)}</code>
            </p>
            <CopyButton text={draftRedirectUri(draft)} what={formWords.redirectUri} />
          </div>
        </>
      )}
      <TextField
        label={formWords.clientId}
        value={draft.clientId}
        onChange={(clientId) => onDraft({ clientId })}
        problem={problems.clientId}
        isRequired
      />
      <Select
        label={formWords.auth}
        value={draft.clientAuthMethod}
        onChange={(clientAuthMethod) => onDraft({ clientAuthMethod, secret: '' })}
        hint={offered && !offered.includes(draft.clientAuthMethod) ? formWords.notAdvertised : undefined}
        options={inServersOrder(offered).map((value) => ({
          value,
          label: AUTH_METHOD_WORDS[value].name,
          detail: `${AUTH_METHOD_WORDS[value].detail}${offered?.includes(value) ? ` (${formWords.advertised})` : ''}`,
        }))}
      />
      <SecretField {...props} />
    </Panel>
  );
}

/** The methods the server lists first. */
function inServersOrder(offered: readonly string[] | undefined): readonly ClientAuthMethod[] {
  if (!offered) return METHODS;
  return [...METHODS].sort((a, b) => Number(offered.includes(b)) - Number(offered.includes(a)));
}

function SecretField({ view, draft, onDraft }: SectionProps) {
  const minuteMs = useMinute();
  if (draft.clientAuthMethod === 'none') return null;
  const isKey = draft.clientAuthMethod === 'private_key_jwt';
  const name: SecretName = isKey ? 'private_key' : 'client_secret';
  const set = view?.secrets.find((secret) => secret.name === name);
  const kept =
    set &&
    formWords.secretKept(formatAgoCoarsely((minuteMs - set.setAtMs) / 1000), formWords.where[set.where]);
  return (
    <TextField
      label={isKey ? formWords.key : formWords.secret}
      value={draft.secret}
      onChange={(secret) => onDraft({ secret })}
      hint={kept ?? (isKey ? formWords.keyHint : formWords.secretNew)}
      {...(isKey ? { rows: 4 } : { type: 'password' as const })}
    />
  );
}
