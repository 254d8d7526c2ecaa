import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { Environment, ProfileView } from '../../../contract/models/profile.ts';
import type { FaultError } from '../../bridge/call.ts';
import { command } from '../../bridge/commands.ts';
import { showToast } from '../../ui/toast/toast.ts';
import { sidebarWords } from '../../words/sidebar.ts';

const words = sidebarWords.profile;

export interface ProfileActsNow {
  readonly duplicate: (view: ProfileView) => void;
  readonly move: (view: ProfileView, to: Environment) => void;
  /** Removes it, and offers to take that back; asks first where the environment is protected. */
  readonly remove: (view: ProfileView) => void;
  /** The profile whose removal is asked about. */
  readonly asked: ProfileView | undefined;
  readonly answer: (isConfirmed: boolean) => void;
}

export interface ProfileActsOptions {
  readonly onOpen: (profileId: string) => void;
  readonly onRemoved: (profileId: string) => void;
}

/**
 * Duplicating, moving and removing profiles, for the tree and the palette. What comes after is told by promises: the row
 * or screen that asked may be gone by then.
 */
export function useProfileActs({ onOpen, onRemoved }: ProfileActsOptions): ProfileActsNow {
  const [asked, setAsked] = useState<ProfileView>();
  const save = useMutation(command('profiles.save'));
  const duplicate = useMutation(command('profiles.duplicate'));
  const remove = useMutation(command('profiles.remove'));
  const restore = useMutation(command('profiles.restore'));
  const undo = (profileId: string) => after(restore.mutateAsync({ profileId }), () => onOpen(profileId));
  const doRemove = ({ profile: { id, name } }: ProfileView) =>
    after(remove.mutateAsync({ profileId: id }), () => {
      onRemoved(id);
      showToast({ text: words.removed(name), action: { label: words.undo, run: () => undo(id) } });
    });
  return {
    duplicate: ({ profile }) =>
      after(duplicate.mutateAsync({ profileId: profile.id }), (copy) => {
        showToast({ text: words.duplicated(copy.profile.name) });
        onOpen(copy.profile.id);
      }),
    move: ({ profile }, to) =>
      after(save.mutateAsync({ profile: { ...profile, environment: to.id } }), () =>
        showToast({ text: words.moved(profile.name, to.name) }),
      ),
    remove: (view) => (view.environment.isProtected ? setAsked(view) : doRemove(view)),
    asked,
    answer: (isConfirmed) => {
      if (asked && isConfirmed) doRemove(asked);
      setAsked(undefined);
    },
  };
}

/** Goes on with what came; a fault is told in passing, where no form is open that could show it. */
function after<T>(result: Promise<T>, goOn: (value: T) => void): void {
  result.then(goOn, ({ fault }: FaultError) =>
    showToast({ text: `${fault.message} ${fault.remedy}`, tone: 'fault' }),
  );
}
