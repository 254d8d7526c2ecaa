import { useQuery } from '@tanstack/react-query';
import { ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import type { InputOf } from '../../../contract/ipc.ts';
import { queries } from '../../bridge/queries.ts';
import { Button } from '../../ui/button/button.tsx';
import { Choice } from '../../ui/choice/choice.tsx';
import { TextField } from '../../ui/field/text-field.tsx';
import { useMainAct } from '../../ui/main-act.ts';
import { Disclosure } from '../../ui/panel/disclosure.tsx';
import { Panel } from '../../ui/panel/panel.tsx';
import { IS_MAC } from '../../ui/platform.ts';
import { Select } from '../../ui/select/select.tsx';
import { inspectWords } from '../../words/inspect.ts';
import { keysWords } from '../../words/keys.ts';
import { IssuerKeys } from './issuer-keys.tsx';
import { type TrustForm, verifyInput } from './inspect.model.ts';
import styles from './inspect.module.css';

const CHOICES = ['profile', 'keys', 'url'] as const;

/** What a person has chosen so far; until then the first choice that can be made. */
type TrustChoice = Omit<TrustForm, 'by'> & { readonly by: TrustForm['by'] | undefined };

export interface TrustPanelProps {
  readonly text: string;
  readonly onVerify: (input: InputOf<'inspect.text'>) => void;
  readonly isPending: boolean;
}

/** Whose keys to trust. Nothing is fetched until a person presses Verify. */
export function TrustPanel({ text, onVerify, isPending }: TrustPanelProps) {
  const profiles = useQuery(queries.profiles());
  const [form, setForm] = useState<TrustChoice>({ by: undefined, profileId: undefined, keys: '', url: '' });
  const hasProfiles = profiles.data === undefined || profiles.data.length > 0;
  const trust: TrustForm = {
    ...form,
    by: form.by ?? (hasProfiles ? 'profile' : 'keys'),
    profileId: form.profileId ?? profiles.data?.[0]?.profile.id,
  };
  const input = verifyInput(text, trust);
  const verify = () => {
    if (input && !isPending) onVerify(input);
  };
  useMainAct(verify, true, 'verify');
  return (
    <Panel title={inspectWords.trust}>
      <form
        className={styles.trust}
        onSubmit={(event) => {
          event.preventDefault();
          verify();
        }}
      >
        <Choice
          label={inspectWords.trustBy}
          value={trust.by}
          onChange={(by) => setForm({ ...form, by })}
          options={CHOICES.map((value) => ({ value, label: inspectWords.trustChoices[value] }))}
        />
        <TrustFields trust={trust} onForm={setForm} profiles={profiles.data ?? []} />
        <div>
          <Button
            type="submit"
            look="primary"
            icon={<ShieldCheck aria-hidden="true" />}
            keys={IS_MAC ? '⌘⏎' : 'Ctrl ⏎'}
            isDisabled={!input}
            isPending={isPending}
          >
            {inspectWords.verify}
          </Button>
        </div>
      </form>
    </Panel>
  );
}

interface TrustFieldsProps {
  readonly trust: TrustForm;
  readonly onForm: (form: TrustForm) => void;
  readonly profiles: readonly {
    readonly profile: { readonly id: string; readonly name: string; readonly issuer?: string };
  }[];
}

function TrustFields({ trust, onForm, profiles }: TrustFieldsProps) {
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
        <TextField
          label={inspectWords.keys}
          value={trust.keys}
          onChange={(keys) => onForm({ ...trust, keys })}
          rows={5}
          isStacked
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
