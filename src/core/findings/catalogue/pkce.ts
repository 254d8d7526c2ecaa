import { type CatalogueTable, entry, type NoEvidence, rfc } from '../entry.ts';

/** How the code is protected. Apart from AUTHORIZATION, because the form of a profile says it too, before anything is asked. */
export const PKCE = {
  'authorization_request.pkce.off': entry<NoEvidence>({
    subject: 'authorization_request',
    title: 'PKCE is off',
    passTitle: 'PKCE is on',
    explain: () =>
      'Nothing ties the code to this client: who gets hold of the code can use it, or slip in one of their own.',
    remedy: 'Switch PKCE on (S256). Public clients must use it.',
    section: rfc(9700, '2.1.1'),
    severity: { default: 'risk', fapi2_security: 'violation' },
  }),
  'authorization_request.pkce.plain': entry<NoEvidence>({
    subject: 'authorization_request',
    title: 'PKCE shows its secret',
    passTitle: 'PKCE does not show its secret',
    explain: () =>
      'With plain the verifier itself stands in the address that the browser opens; who can read that can redeem the code.',
    remedy: 'Use S256.',
    section: rfc(9700, '2.1.1'),
    severity: { default: 'risk', fapi2_security: 'violation' },
  }),
} satisfies CatalogueTable;
