import type { ProfileView } from '../../../contract/models/profile.ts';
import { useActs } from '../../ui/acts/offers.ts';
import { RemoveQuestion } from './remove-question.tsx';
import { type ProfileActsOptions, useProfileActs } from './use-profile-acts.ts';

/** What the palette and the keys can do with the profile that is open, whether the sidebar is there or not. */
export function ProfileActs({ view, ...options }: ProfileActsOptions & { readonly view: ProfileView }) {
  const acts = useProfileActs(options);
  useActs({
    duplicate_profile: { run: () => acts.duplicate(view) },
    remove_profile: { run: () => acts.remove(view) },
  });
  return <RemoveQuestion {...acts} />;
}
