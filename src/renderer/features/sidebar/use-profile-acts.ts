import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { Environment, ProfileView } from '../../../contract/models/profile.ts';
import type { Fault } from '../../../core/faults.ts';
import { command } from '../../bridge/commands.ts';
import { showToast } from '../../ui/toast/toast.ts';
import { sidebarWords } from '../../words/sidebar.ts';

const words = sidebarWords.profile;

/** What is told of a fault in passing, where no form is open that could show it. */
function tell({ fault }: { readonly fault: Fault }): void {
  showToast({ text: `${fault.message} ${fault.remedy}`, tone: 'fault' });
}

export interface ProfileActs {
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

/** Duplicating, moving and removing profiles, for the tree and the palette. */
export function useProfileActs({ onOpen, onRemoved }: ProfileActsOptions): ProfileActs {
  const [asked, setAsked] = useState<ProfileView>();
  const save = useMutation(command('profiles.save'));
  const duplicate = useMutation(command('profiles.duplicate'));
  const remove = useMutation(command('profiles.remove'));
  const restore = useMutation(command('profiles.restore'));
  const undo = (profileId: string) =>
    restore.mutate({ profileId }, { onSuccess: () => onOpen(profileId), onError: tell });
  const doRemove = ({ profile }: ProfileView) =>
    remove.mutate(
      { profileId: profile.id },
      {
        onSuccess: () => {
          onRemoved(profile.id);
          showToast({
            text: words.removed(profile.name),
            action: { label: words.undo, run: () => undo(profile.id) },
          });
        },
        onError: tell,
      },
    );
  return {
    duplicate: ({ profile }) =>
      duplicate.mutate(
        { profileId: profile.id },
        {
          onSuccess: (copy) => {
            showToast({ text: words.duplicated(copy.profile.name) });
            onOpen(copy.profile.id);
          },
          onError: tell,
        },
      ),
    move: ({ profile }, to) =>
      save.mutate(
        { profile: { ...profile, environment: to.id } },
        { onSuccess: () => showToast({ text: words.moved(profile.name, to.name) }), onError: tell },
      ),
    remove: (view) => (view.environment.isProtected ? setAsked(view) : doRemove(view)),
    asked,
    answer: (isConfirmed) => {
      if (asked && isConfirmed) doRemove(asked);
      setAsked(undefined);
    },
  };
}
