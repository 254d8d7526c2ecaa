import { ConfirmByName } from '../../ui/dialog/confirm-by-name.tsx';
import { sidebarWords } from '../../words/sidebar.ts';
import type { ProfileActsNow } from './use-profile-acts.ts';

/** Asks before a profile of a protected environment is removed. */
export function RemoveQuestion({ asked, answer }: Pick<ProfileActsNow, 'asked' | 'answer'>) {
  const words = sidebarWords.profile;
  if (!asked) return null;
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
