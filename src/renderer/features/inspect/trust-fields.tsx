import { useState } from 'react';
import { Choice } from '../../ui/choice/choice.tsx';
import { KeyField } from '../../ui/field/key-field.tsx';
import { TextField } from '../../ui/field/text-field.tsx';
import { Disclosure } from '../../ui/panel/disclosure.tsx';
import { Select } from '../../ui/select/select.tsx';
import { inspectWords } from '../../words/inspect.ts';
import { keysWords } from '../../words/keys.ts';
import type { TrustForm } from './inspect.model.ts';
import { IssuerKeys } from './issuer-keys.tsx';
import styles from './inspect.module.css';

const CHOICES = ['profile', 'keys', 'url'] as const;

export interface TrustFieldsProps {
  readonly trust: TrustForm;
  /** True where the signature is inside of an encryption. */
  readonly isInside: boolean;
  readonly onForm: (form: TrustForm) => void;
  readonly profiles: readonly {
    readonly profile: { readonly id: string; readonly name: string; readonly issuer?: string };
  }[];
}

/** Where the keys come from, and what that source needs to know. */
export function TrustFields(props: TrustFieldsProps) {
  const { trust, isInside, onForm } = props;
  return (
    <>
      <div>
        {isInside && <p className={styles.inside}>{inspectWords.insideTrust}</p>}
        <Choice
          label={isInside ? inspectWords.insideTrust : inspectWords.trustBy}
          value={trust.by}
          onChange={(by) => onForm({ ...trust, by })}
          options={CHOICES.map((value) => ({ value, label: inspectWords.trustChoices[value] }))}
        />
      </div>
      <SourceFields {...props} />
    </>
  );
}

function SourceFields({ trust, onForm, profiles }: TrustFieldsProps) {
  switch (trust.by) {
    case 'profile':
      return profiles.length === 0 ? (
        <p>{inspectWords.noProfiles}</p>
      ) : (
        <>
          <Select
            label={inspectWords.profile}
            layout="stacked"
            value={trust.profileId}
            onChange={(profileId) => onForm({ ...trust, profileId })}
            options={profiles.map(({ profile }) => ({
              value: profile.id,
              label: profile.name,
              detail: profile.issuer,
            }))}
          />
          {trust.profileId !== undefined && <KeysOfIssuer profileId={trust.profileId} />}
        </>
      );
    case 'keys':
      return (
        <KeyField
          label={inspectWords.keys}
          hint={inspectWords.keysHint}
          fileName={inspectWords.keysFileName}
          value={trust.keys}
          onChange={(keys) => onForm({ ...trust, keys })}
        />
      );
    case 'url':
      return (
        <TextField
          label={inspectWords.url}
          value={trust.url}
          onChange={(url) => onForm({ ...trust, url })}
          placeholder="https://login.example.com/jwks"
          hint={inspectWords.urlHint}
          isStacked
        />
      );
  }
}

/** Read only once a person wants to see them. */
function KeysOfIssuer({ profileId }: { readonly profileId: string }) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Disclosure summary={keysWords.title} onToggle={setIsOpen}>
      {isOpen && <IssuerKeys profileId={profileId} />}
    </Disclosure>
  );
}
