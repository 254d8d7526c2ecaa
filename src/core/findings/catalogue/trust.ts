import { type CatalogueTable, core, entry } from '../entry.ts';

/** Whose key it was, where that is more than a name. */
export const TRUST = {
  'token.signature.rotated_key': entry<{
    readonly kid: string | null;
    readonly seen: string;
    readonly gone: string;
  }>({
    subject: 'token',
    title: 'Signed with a key that the issuer no longer publishes',
    passTitle: 'The key is one that the issuer publishes',
    explain: (e) =>
      `The key${e.kid === null ? '' : ` ${e.kid}`} was last seen in the issuer’s set on ${e.seen}; it was gone on ${e.gone}. The signature fits it, and the issuer no longer vouches for it.`,
    remedy:
      'A token from before is as good as it was. A newer one is not: keys are also taken out because they were stolen.',
    section: core('10.1.1'),
    severity: { default: 'risk' },
  }),
} satisfies CatalogueTable;
