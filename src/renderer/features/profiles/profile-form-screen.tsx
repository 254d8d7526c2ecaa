import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Environment, ProfileView } from '../../../contract/models/profile.ts';
import type { Fault } from '../../../core/faults.ts';
import { command } from '../../bridge/commands.ts';
import { queries } from '../../bridge/queries.ts';
import { Empty, FaultNote, Loading } from '../../ui/state/states.tsx';
import { formWords } from '../../words/profile-form.ts';
import { type Draft, draftOf, newDraft, profileOf } from './draft.model.ts';
import { ProfileForm } from './profile-form.tsx';
import styles from './profile-form.module.css';

export interface ProfileFormScreenProps {
  /** Absent: a new profile. */
  readonly profileId: string | undefined;
  readonly onSaved: (profileId: string) => void;
  readonly onRemoved: () => void;
  readonly onCancel: () => void;
}

/** The form of a profile: a new one, or a saved one. */
export function ProfileFormScreen(props: ProfileFormScreenProps) {
  const environments = useQuery(queries.environments());
  const profiles = useQuery(queries.profiles());
  const error = environments.error ?? profiles.error;
  if (error) return <Padded fault={error.fault} />;
  if (!environments.data || !profiles.data) return <Loading what={formWords.loading} />;
  const view = profiles.data.find(({ profile }) => profile.id === props.profileId);
  if (props.profileId !== undefined && !view) return <Empty title={formWords.gone} />;
  return <Loaded {...props} view={view} environments={environments.data} />;
}

interface LoadedProps extends ProfileFormScreenProps {
  readonly view: ProfileView | undefined;
  readonly environments: readonly Environment[];
}

function Loaded({ view, environments, onSaved, onRemoved, onCancel }: LoadedProps) {
  const [draft, setDraft] = useState<Draft>(() =>
    view ? draftOf(view.profile) : newDraft(environments[0]?.id ?? 'dev'),
  );
  const save = useMutation({ ...command('profiles.save'), onSuccess: ({ profile }) => onSaved(profile.id) });
  const remove = useMutation({ ...command('profiles.remove'), onSuccess: onRemoved });
  const discover = useMutation(command('profiles.discover'));
  const submit = (acceptRebind: boolean) =>
    save.mutate({
      profile: profileOf(draft, view?.profile),
      ...secretOf(draft),
      ...(acceptRebind ? { acceptRebind } : {}),
    });
  return (
    <ProfileForm
      view={view}
      environments={environments}
      draft={draft}
      onDraft={(patch) => setDraft((now) => ({ ...now, ...patch }))}
      server={discover.data}
      discover={{
        isPending: discover.isPending,
        fault: discover.error?.fault,
        act: () => discover.mutate({ issuer: draft.issuer.trim() }),
      }}
      save={{ isPending: save.isPending, fault: save.error?.fault, act: submit }}
      remove={{
        isPending: remove.isPending,
        fault: remove.error?.fault,
        act: () => view && remove.mutate({ profileId: view.profile.id }),
      }}
      onCancel={onCancel}
    />
  );
}

function secretOf({ secret, clientAuthMethod }: Draft) {
  if (secret === '' || clientAuthMethod === 'none') return {};
  return clientAuthMethod === 'private_key_jwt' ? { privateKey: secret } : { clientSecret: secret };
}

function Padded({ fault }: { readonly fault: Fault }) {
  return (
    <div className={styles.screen}>
      <FaultNote fault={fault} />
    </div>
  );
}
