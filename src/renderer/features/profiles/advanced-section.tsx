import { Checkbox } from '../../ui/field/checkbox.tsx';
import { TextField } from '../../ui/field/text-field.tsx';
import { formWords } from '../../words/profile-form.ts';
import { EndpointField } from './endpoint-field.tsx';
import { More } from './more.tsx';
import type { SectionProps } from './profile-form.tsx';

const OTHERS = ['jwks_uri', 'introspection_endpoint', 'revocation_endpoint', 'userinfo_endpoint'] as const;

/** What most profiles do not need. Open where something in it is wrong. */
export function AdvancedSection(props: SectionProps) {
  const { problems, findings } = props;
  const needsLook = [
    problems.maxAge,
    problems.extraAuthorization,
    problems.extraToken,
    ...OTHERS.map((name) => problems[name] ?? findings[name]),
  ].some(Boolean);
  return (
    <More title={formWords.advanced} needsLook={needsLook}>
      {props.draft.grantType === 'authorization_code' && <SignInFields {...props} />}
      {OTHERS.map((name) => (
        <EndpointField key={name} {...props} name={name} />
      ))}
      <ParameterFields {...props} />
    </More>
  );
}

function SignInFields({ draft, onDraft, problems }: SectionProps) {
  return (
    <>
      <Checkbox
        isChecked={draft.isAnyPort}
        onChange={(isAnyPort) => onDraft({ isAnyPort })}
        hint={formWords.anyPortHint}
      >
        {formWords.anyPort}
      </Checkbox>
      <TextField
        label={formWords.loginHint}
        value={draft.loginHint}
        onChange={(loginHint) => onDraft({ loginHint })}
      />
      <TextField
        label={formWords.expectedSubject}
        value={draft.expectedSubject}
        onChange={(expectedSubject) => onDraft({ expectedSubject })}
        hint={formWords.expectedSubjectHint}
      />
      <TextField
        label={formWords.prompt}
        value={draft.prompt}
        onChange={(prompt) => onDraft({ prompt })}
        placeholder="login consent"
      />
      <TextField
        label={formWords.maxAge}
        value={draft.maxAge}
        onChange={(maxAge) => onDraft({ maxAge })}
        problem={problems.maxAge}
      />
      <TextField
        label={formWords.acr}
        value={draft.acrValues}
        onChange={(acrValues) => onDraft({ acrValues })}
      />
    </>
  );
}

function ParameterFields({ draft, onDraft, problems }: SectionProps) {
  return (
    <>
      {draft.grantType === 'authorization_code' && (
        <TextField
          label={formWords.extraAuthorization}
          value={draft.extraAuthorization}
          onChange={(extraAuthorization) => onDraft({ extraAuthorization })}
          rows={2}
          problem={problems.extraAuthorization}
          hint={formWords.extraHint}
        />
      )}
      <TextField
        label={formWords.extraToken}
        value={draft.extraToken}
        onChange={(extraToken) => onDraft({ extraToken })}
        rows={2}
        problem={problems.extraToken}
        hint={formWords.extraHint}
      />
    </>
  );
}
