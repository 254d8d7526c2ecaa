import { TextField } from '../../ui/field/text-field.tsx';
import { formWords } from '../../words/profile-form.ts';
import { More } from './more.tsx';
import type { SectionProps } from './profile-form.tsx';

/** What the user demands of this profile's tokens beyond any specification. Open where something in it is wrong. */
export function PolicySection(props: SectionProps) {
  const { problems } = props;
  const needsLook = [
    problems.policyClaims,
    problems.policyIdTokenClaims,
    problems.policyLifetime,
    problems.skew,
  ].some(Boolean);
  return (
    <More title={formWords.policy} needsLook={needsLook}>
      <AccessTokenFields {...props} />
      <AnyTokenFields {...props} />
    </More>
  );
}

function AccessTokenFields({ draft, onDraft, problems }: SectionProps) {
  return (
    <>
      <TextField
        label={formWords.policyAudiences}
        value={draft.policyAudiences}
        onChange={(policyAudiences) => onDraft({ policyAudiences })}
        hint={formWords.policyAudiencesHint}
      />
      <TextField
        label={formWords.policyScopes}
        value={draft.policyScopes}
        onChange={(policyScopes) => onDraft({ policyScopes })}
        hint={formWords.policyScopesHint}
      />
      <TextField
        label={formWords.policyClaims}
        value={draft.policyClaims}
        onChange={(policyClaims) => onDraft({ policyClaims })}
        rows={2}
        problem={problems.policyClaims}
        hint={formWords.policyClaimsHint}
      />
      {draft.grantType === 'authorization_code' && (
        <TextField
          label={formWords.policyIdTokenClaims}
          value={draft.policyIdTokenClaims}
          onChange={(policyIdTokenClaims) => onDraft({ policyIdTokenClaims })}
          rows={2}
          problem={problems.policyIdTokenClaims}
          hint={formWords.policyClaimsHint}
        />
      )}
    </>
  );
}

function AnyTokenFields({ draft, onDraft, problems }: SectionProps) {
  return (
    <>
      <TextField
        label={formWords.policyLifetime}
        value={draft.policyLifetime}
        onChange={(policyLifetime) => onDraft({ policyLifetime })}
        problem={problems.policyLifetime}
        hint={formWords.policyLifetimeHint}
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
