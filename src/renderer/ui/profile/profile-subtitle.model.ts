import type { ProfileView } from '../../../contract/models/profile.ts';
import { GRANT_WORDS } from '../../words/grant.ts';

/** Who signs in and how: `alice · authorization code`. */
export function profileSubtitle({ profile }: ProfileView): string {
  const grant = GRANT_WORDS[profile.grantType].toLowerCase();
  return profile.persona && profile.grantType === 'authorization_code'
    ? `${profile.persona.label} · ${grant}`
    : grant;
}
