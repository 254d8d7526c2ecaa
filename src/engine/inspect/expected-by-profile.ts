import type { Profile } from '../../contract/models/profile.ts';
import type { ExpectedToken } from '../../core/checks/inputs.ts';

/** What a profile alone says of its tokens, whichever run they come from. */
export function expectedByProfile(profile: Profile): ExpectedToken {
  const audiences = [
    ...profile.resources,
    ...(profile.audience === undefined ? [] : [profile.audience]),
    ...profile.apis.flatMap(({ audience }) => (audience === undefined ? [] : [audience])),
  ];
  return {
    ...(profile.issuer === undefined ? {} : { issuer: profile.issuer }),
    ...(profile.clientId === '' ? {} : { clientId: profile.clientId }),
    ...(audiences.length > 0 ? { audiences: [...new Set(audiences)] } : {}),
    ...(profile.allowedAlgs ? { allowedAlgs: profile.allowedAlgs } : {}),
    ...(profile.policy ? { policy: profile.policy } : {}),
    isPublicClient: profile.clientAuthMethod === 'none',
  };
}
