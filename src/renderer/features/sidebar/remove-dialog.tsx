import type { ProfileView } from '../../../contract/models/profile.ts';
import { ConfirmByName } from '../../ui/dialog/confirm-by-name.tsx';
import { sidebarWords } from '../../words/sidebar.ts';
import type { ProfileActsNow } from './use-profile-acts.ts';

export interface RemoveDialogProps extends Pick<ProfileActsNow, 'answer'> {
  readonly asked: ProfileView;
}

/** Asks before a profile of a protected environment is removed. */
export function RemoveDialog({ asked, answer }: RemoveDialogProps) {
  const words = sidebarWords.profile;
  return (
    <ConfirmByName
      title={words.removeTitle(asked.profile.name)}
      isOpen
      onClose={() => answer(false)}
      name={asked.environment.name}
      action={words.removeAct}
      onConfirm={() => answer(true)}
    >
      {words.removeText}
    </ConfirmByName>
  );
}
