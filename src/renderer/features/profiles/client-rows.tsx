import type { ClientAuthMethod } from '../../../contract/models/profile.ts';
import { TextField } from '../../ui/field/text-field.tsx';
import { Select } from '../../ui/select/select.tsx';
import { AUTH_METHOD_WORDS } from '../../words/grant.ts';
import { formWords } from '../../words/profile-form.ts';
import { FindingNotes } from './finding-notes.tsx';
import type { SecretActs, SectionProps } from './profile-form.tsx';
import { SecretField } from './secret-field.tsx';
import { methodsInOrder } from './server-proposal.model.ts';

/** Which client asks, and its secret. */
export function ClientRows(
  props: SectionProps & { readonly secret: SecretActs; readonly onReview: () => void },
) {
  const { draft, onDraft, problems } = props;
  return (
    <>
      <TextField
        label={formWords.clientId}
        value={draft.clientId}
        onChange={(clientId) => onDraft({ clientId })}
        problem={problems.clientId}
        isRequired
      />
      <SecretField {...props} key={secretKey(props)} />
    </>
  );
}

/** One field for each secret, and a new one when it was set anew: replacing has come to its end then. */
function secretKey({ view, draft }: SectionProps): string {
  const name = draft.clientAuthMethod === 'private_key_jwt' ? 'private_key' : 'client_secret';
  return `${name} ${view?.secrets.find((secret) => secret.name === name)?.setAtMs ?? ''}`;
}

/** How the client proves who it is; what the server lists comes first. */
export function AuthRow({ draft, onDraft, server, findings }: SectionProps) {
  const offered = server?.authMethodsSupported;
  const others = (offered ?? []).filter((method) => method !== draft.clientAuthMethod && isOurs(method));
  return (
    <Select
      label={formWords.auth}
      value={draft.clientAuthMethod}
      onChange={(clientAuthMethod) => onDraft({ clientAuthMethod })}
      hint={
        findings.clientAuthMethod === undefined && others.length > 0
          ? formWords.alsoOffered(others.join(', '))
          : undefined
      }
      options={methodsInOrder(offered).map((value) => ({
        value,
        label: AUTH_METHOD_WORDS[value].name,
        detail: `${AUTH_METHOD_WORDS[value].detail}${offered?.includes(value) ? ` (${formWords.advertised})` : ''}`,
      }))}
      below={<FindingNotes findings={findings.clientAuthMethod} />}
    />
  );
}

function isOurs(method: string): method is ClientAuthMethod {
  return Object.hasOwn(AUTH_METHOD_WORDS, method);
}
