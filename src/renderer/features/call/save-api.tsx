import { useMutation } from '@tanstack/react-query';
import { BookmarkPlus } from 'lucide-react';
import { useState } from 'react';
import type { ProfileView } from '../../../contract/models/profile.ts';
import { command } from '../../bridge/commands.ts';
import { Button } from '../../ui/button/button.tsx';
import { TextField } from '../../ui/field/text-field.tsx';
import { FaultNote } from '../../ui/state/states.tsx';
import { showToast } from '../../ui/toast/toast.ts';
import { uiWords } from '../../words/ui.ts';
import { callWords } from '../../words/call.ts';
import { type CallForm, newApiId, OTHER_ADDRESS, withSavedApi } from './call.model.ts';
import styles from './call.module.css';

interface SaveApiProps {
  readonly view: ProfileView;
  readonly form: CallForm;
  readonly onForm: (form: CallForm) => void;
}

/** Keeps an address that was typed as an API of the profile. */
export function SaveApi({ view, form, onForm }: SaveApiProps) {
  const [name, setName] = useState<string>();
  const save = useMutation(command('profiles.save'));
  const url = URL.parse(form.url);
  if (form.apiId !== OTHER_ADDRESS || !url) return null;
  if (name === undefined) {
    return (
      <Button
        size="small"
        icon={<BookmarkPlus aria-hidden="true" />}
        onPress={() => setName(`${url.host}${url.pathname}`.slice(0, 60))}
      >
        {callWords.saveApi}
      </Button>
    );
  }
  const apiId = newApiId(view.profile);
  const write = () =>
    save.mutate(
      { profile: withSavedApi(view.profile, form, name.trim(), apiId) },
      {
        onSuccess: () => {
          showToast({ text: callWords.savedApi(name.trim(), view.profile.name) });
          onForm({ ...form, apiId });
        },
      },
    );
  return (
    <div className={styles.saveApi}>
      <TextField label={callWords.apiName} value={name} onChange={setName} isCode={false} isStacked isFirst />
      <Button isDisabled={name.trim() === ''} isPending={save.isPending} onPress={write}>
        {callWords.saveApiAct}
      </Button>
      <Button look="quiet" onPress={() => setName(undefined)}>
        {uiWords.cancel}
      </Button>
      {save.error && <FaultNote fault={save.error.fault} isCompact />}
    </div>
  );
}
