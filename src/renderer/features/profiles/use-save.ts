import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { Profile, ProfileView, SecretName } from '../../../contract/models/profile.ts';
import { command } from '../../bridge/commands.ts';
import { type Draft, profileOf } from './draft.model.ts';
import type { OpenDraft } from './use-draft.ts';

/** What a form is saved for. */
export type Purpose = 'save' | 'run';

/** A profile that was saved, and a secret of it that would go elsewhere now. */
export interface RebindQuestion {
  readonly view: ProfileView;
  readonly purpose: Purpose;
}

interface SaveOptions extends Pick<OpenDraft, 'draft' | 'isDirty'> {
  readonly view: ProfileView | undefined;
  readonly typed: string;
  readonly onTyped: (typed: string) => void;
  readonly onSaved: (view: ProfileView, purpose: Purpose) => void;
  readonly onRun: (profileId: string) => void;
}

/** Saves a form where it was changed; asks before a kept secret goes elsewhere; then does what it was saved for. */
export function useSave({ view, draft, isDirty, typed, onTyped, onSaved, onRun }: SaveOptions) {
  const [question, setQuestion] = useState<RebindQuestion>();
  const save = useMutation(command('profiles.save'));
  const goOn = (saved: ProfileView, purpose: Purpose) => {
    if (wantsRebind(saved)) setQuestion({ view: saved, purpose });
    else if (purpose === 'run') onRun(saved.profile.id);
  };
  const act = (purpose: Purpose) => {
    if (view && !isDirty && typed === '') return goOn(view, purpose);
    save.mutate(
      { profile: profileOf(draft, view?.profile), ...secretOf(draft, typed) },
      {
        onSuccess: (saved) => {
          onTyped('');
          onSaved(saved, purpose);
          goOn(saved, purpose);
        },
      },
    );
  };
  const answer = (isAccepted: boolean) => {
    setQuestion(undefined);
    if (!question || !isAccepted) return;
    save.mutate(
      { profile: question.view.profile, acceptRebind: true },
      { onSuccess: (saved) => question.purpose === 'run' && onRun(saved.profile.id) },
    );
  };
  return {
    act,
    question,
    answer,
    review: () => view && setQuestion({ view, purpose: 'save' }),
    isPending: save.isPending,
    fault: save.error?.fault,
  };
}

/** The secret that the profile's client authentication needs; undefined for public clients. */
export function neededSecret({
  clientAuthMethod,
}: Pick<Profile, 'clientAuthMethod'>): SecretName | undefined {
  if (clientAuthMethod === 'none') return undefined;
  return clientAuthMethod === 'private_key_jwt' ? 'private_key' : 'client_secret';
}

function wantsRebind({ profile, secrets }: ProfileView): boolean {
  const needed = neededSecret(profile);
  return secrets.some(({ name, needsRebind }) => name === needed && needsRebind);
}

function secretOf({ clientAuthMethod }: Draft, typed: string) {
  if (typed === '' || clientAuthMethod === 'none') return {};
  return clientAuthMethod === 'private_key_jwt' ? { privateKey: typed } : { clientSecret: typed };
}
