import { TextField } from '../../ui/field/text-field.tsx';
import { Disclosure } from '../../ui/panel/disclosure.tsx';
import { formWords } from '../../words/profile-form.ts';
import type { SectionProps } from './profile-form.tsx';
import styles from './profile-form.module.css';

/** Persona and what most profiles do not need. Open where something in it is wrong. */
export function AdvancedSection(props: SectionProps) {
  const { problems } = props;
  const hasProblem = [problems.maxAge, problems.skew, problems.extraAuthorization, problems.extraToken].some(
    Boolean,
  );
  return (
    <div className={styles.advanced}>
      <Disclosure
        key={String(hasProblem)}
        isOpen={hasProblem}
        summary={<h2>{formWords.sections.advanced}</h2>}
      >
        {props.draft.grantType === 'authorization_code' && <SignInFields {...props} />}
        <ParameterFields {...props} />
      </Disclosure>
    </div>
  );
}

function SignInFields({ draft, onDraft, problems }: SectionProps) {
  return (
    <>
      <TextField
        label={formWords.persona}
        value={draft.personaLabel}
        onChange={(personaLabel) => onDraft({ personaLabel })}
        hint={formWords.personaHint}
        isCode={false}
      />
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
      <TextField
        label={formWords.algs}
        value={draft.algs}
        onChange={(algs) => onDraft({ algs })}
        hint={formWords.algsHint}
      />
      <TextField
        label={formWords.skew}
        value={draft.skew}
        onChange={(skew) => onDraft({ skew })}
        problem={problems.skew}
      />
    </>
  );
}
