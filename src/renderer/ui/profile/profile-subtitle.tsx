import type { ProfileView } from '../../../contract/models/profile.ts';
import { GRANT_WORDS } from '../../words/grant.ts';

/** Who signs in and how: `alice · authorization code`. A name may be written from right to left; the line is not. */
export function ProfileSubtitle({ view }: { readonly view: ProfileView }) {
  const { grantType, persona } = view.profile;
  const grant = GRANT_WORDS[grantType].toLowerCase();
  if (!persona || grantType !== 'authorization_code') return grant;
  return (
    <>
      <bdi>{persona.label}</bdi> · {grant}
    </>
  );
}
