import { useQuery } from '@tanstack/react-query';
import { LockKeyholeOpen, ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import type { InputOf } from '../../../contract/ipc.ts';
import { queries } from '../../bridge/queries.ts';
import { Button } from '../../ui/button/button.tsx';
import { KeyField } from '../../ui/field/key-field.tsx';
import { useMainAct } from '../../ui/main-act.ts';
import { Panel } from '../../ui/panel/panel.tsx';
import { IS_MAC } from '../../ui/platform.ts';
import { DecryptionKey } from '../../ui/token/decryption-key.tsx';
import { decryptionWords } from '../../words/decryption.ts';
import { inspectWords } from '../../words/inspect.ts';
import { type TrustForm, verifyInput } from './inspect.model.ts';
import { ownAddress } from './own-address.model.ts';
import { OwnKey } from './own-key.tsx';
import { TrustFields } from './trust-fields.tsx';
import styles from './inspect.module.css';

/** What a person has chosen so far; until then the first choice that can be made. */
type TrustChoice = Omit<TrustForm, 'by'> & { readonly by: TrustForm['by'] | undefined };

const NOTHING_CHOSEN: TrustChoice = {
  by: undefined,
  profileId: undefined,
  keys: '',
  url: '',
  decryptionKeys: '',
};

export interface TrustPanelProps {
  readonly text: string;
  /** Which token of the text it is. */
  readonly index: number;
  readonly headerText: string | undefined;
  readonly isEncrypted: boolean;
  /** True where what was signed is not in the token. */
  readonly isDetached: boolean;
  readonly onVerify: (input: InputOf<'inspect.text'>) => void;
  readonly isPending: boolean;
}

/** Whose keys to trust, and which to decrypt with. Nothing is fetched until a person asks for it. */
export function TrustPanel({ text, index, headerText, onVerify, isPending, ...is }: TrustPanelProps) {
  const { isEncrypted, isDetached } = is;
  const profiles = useQuery(queries.profiles());
  const [form, setForm] = useState(NOTHING_CHOSEN);
  const hasProfiles = profiles.data === undefined || profiles.data.length > 0;
  const trust: TrustForm = {
    ...form,
    by: form.by ?? (hasProfiles ? 'profile' : 'keys'),
    profileId: form.profileId ?? profiles.data?.[0]?.profile.id,
  };
  const input = verifyInput(text, trust, isEncrypted);
  const verify = () => {
    if (input && !isPending) onVerify(input);
  };
  useMainAct(verify, true, 'verify');
  const own = isEncrypted ? undefined : ownAddress(headerText);
  return (
    <Panel title={isEncrypted ? decryptionWords.title : inspectWords.trust}>
      <form
        className={styles.trust}
        onSubmit={(event) => {
          event.preventDefault();
          verify();
        }}
      >
        {isEncrypted && (
          <DecryptionKey
            value={trust.decryptionKeys}
            onChange={(decryptionKeys) => setForm({ ...trust, decryptionKeys })}
          />
        )}
        {isDetached && <Payload trust={trust} onForm={setForm} />}
        <TrustFields trust={trust} isInside={isEncrypted} onForm={setForm} profiles={profiles.data ?? []} />
        <div>
          <Button
            type="submit"
            look="primary"
            icon={isEncrypted ? <LockKeyholeOpen aria-hidden="true" /> : <ShieldCheck aria-hidden="true" />}
            keys={IS_MAC ? '⌘⏎' : 'Ctrl ⏎'}
            isDisabled={!input}
            isPending={isPending}
          >
            {isEncrypted ? decryptionWords.act : inspectWords.verify}
          </Button>
        </div>
        {own && (
          <OwnKey
            own={own}
            isPending={isPending}
            onFetch={() => onVerify({ ...(input ?? { text }), fetchOwnKeyOf: index })}
          />
        )}
      </form>
    </Panel>
  );
}

interface PayloadProps {
  readonly trust: TrustForm;
  readonly onForm: (form: TrustForm) => void;
}

/** What was signed and sent some other way: without it there is nothing to compare the signature with. */
function Payload({ trust, onForm }: PayloadProps) {
  const words = inspectWords.payload;
  return (
    <KeyField
      label={words.label}
      hint={words.hint}
      fileName={words.fileName}
      value={trust.payload ?? ''}
      onChange={(payload) => onForm({ ...trust, payload })}
    />
  );
}
