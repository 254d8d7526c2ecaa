import { LockKeyhole, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import type { SecretName, SecretState } from '../../../contract/models/profile.ts';
import { Button } from '../../ui/button/button.tsx';
import { useMinute } from '../../ui/clock/clock.ts';
import { ConfirmByName } from '../../ui/dialog/confirm-by-name.tsx';
import { StaticField } from '../../ui/field/static-field.tsx';
import { TextField } from '../../ui/field/text-field.tsx';
import { formatAgoCoarsely } from '../../ui/format/duration.ts';
import { FaultNote } from '../../ui/state/states.tsx';
import { formWords } from '../../words/profile-form.ts';
import type { SecretActs, SectionProps } from './profile-form.tsx';
import { methodForSecret } from './server-proposal.model.ts';
import styles from './profile-form.module.css';

interface SecretFieldProps extends SectionProps {
  readonly secret: SecretActs;
  readonly onReview: () => void;
}

/** The client's secret or key: written, never read back. A set one says when and where, and can be replaced or forgotten. */
export function SecretField(props: SecretFieldProps) {
  const { view, draft, secret } = props;
  const [isReplacing, setIsReplacing] = useState(false);
  const name: SecretName = draft.clientAuthMethod === 'private_key_jwt' ? 'private_key' : 'client_secret';
  const set = view?.secrets.find((one) => one.name === name);
  if (set && !isReplacing && secret.typed === '') {
    return <SetSecret {...props} set={set} onReplace={() => setIsReplacing(true)} />;
  }
  return (
    <TypedSecret
      {...props}
      name={name}
      isReplacing={set !== undefined}
      onKeep={() => {
        secret.onTyped('');
        setIsReplacing(false);
      }}
    />
  );
}

interface TypedSecretProps extends SecretFieldProps {
  readonly name: SecretName;
  readonly isReplacing: boolean;
  readonly onKeep: () => void;
}

function TypedSecret({ draft, onDraft, server, secret, name, isReplacing, onKeep }: TypedSecretProps) {
  const { typed, onTyped } = secret;
  const isNone = draft.clientAuthMethod === 'none';
  const common = {
    value: typed,
    onChange: (text: string) => {
      onTyped(text);
      // Who has a secret is no public client.
      if (isNone && text !== '') onDraft({ clientAuthMethod: methodForSecret(server?.authMethodsSupported) });
    },
    hint: typed === '' ? undefined : formWords.secretTyped,
    below: isReplacing ? (
      <Button size="small" look="quiet" onPress={onKeep}>
        {formWords.keep}
      </Button>
    ) : (
      secret.fault && <FaultNote fault={secret.fault} isCompact />
    ),
  };
  return name === 'private_key' ? (
    <TextField {...common} label={formWords.key} rows={4} placeholder={formWords.keyPlaceholder} />
  ) : (
    <TextField
      {...common}
      label={formWords.secret}
      type="password"
      placeholder={isNone ? formWords.publicClient : formWords.secretMissing}
      isFirst={isReplacing}
    />
  );
}

function SetSecret({
  set,
  draft,
  secret,
  onReplace,
  onReview,
}: SecretFieldProps & { readonly set: SecretState; readonly onReplace: () => void }) {
  const [isAsking, setIsAsking] = useState(false);
  const minuteMs = useMinute();
  const label = set.name === 'private_key' ? formWords.key : formWords.secret;
  const isUsed = draft.clientAuthMethod !== 'none';
  return (
    <StaticField
      label={label}
      acts={
        <>
          <Button size="small" look="quiet" aria-label={`${formWords.replace} ${label}`} onPress={onReplace}>
            {formWords.replace}
          </Button>
          <Button
            size="small"
            look="quiet"
            aria-label={`${formWords.forget} ${label}`}
            onPress={() => setIsAsking(true)}
          >
            {formWords.forget}
          </Button>
        </>
      }
      below={
        <>
          {isUsed && set.needsRebind && (
            <p className={styles.elsewhere}>
              <TriangleAlert aria-hidden="true" />
              <span>{formWords.secretElsewhere(set.boundTo)}</span>
              <Button size="small" onPress={onReview}>
                {formWords.secretReview}
              </Button>
            </p>
          )}
          {secret.fault && <FaultNote fault={secret.fault} isCompact />}
          <ConfirmByName
            title={formWords.forgetTitle(label.toLowerCase())}
            isOpen={isAsking}
            onClose={() => setIsAsking(false)}
            action={formWords.forgetAct}
            onConfirm={() => {
              setIsAsking(false);
              secret.forget(set.name);
            }}
          >
            {formWords.forgetText}
          </ConfirmByName>
        </>
      }
    >
      <span className={styles.set}>
        <LockKeyhole aria-hidden="true" />
        {formWords.secretSet(whenSet(Math.max(0, minuteMs - set.setAtMs) / 1000), formWords.where[set.where])}
      </span>
    </StaticField>
  );
}

const DAY = 86_400;

/** Days are exact enough after the first. */
function whenSet(seconds: number): string {
  return formatAgoCoarsely(seconds < DAY ? seconds : Math.round(seconds / DAY) * DAY);
}
