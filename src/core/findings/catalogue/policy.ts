import { type CatalogueTable, entry, rfc } from '../entry.ts';
import { duration, listed, listedWith } from '../words.ts';

/** The user's own policy: what a profile demands of its tokens beyond any specification. */
export const POLICY = {
  'policy.aud.unmet': entry<{ readonly missing: readonly string[]; readonly aud: readonly string[] }>({
    subject: 'policy',
    title: 'Your policy wants another audience',
    passTitle: 'The audience is as your policy wants it',
    explain: (e) => `aud names ${listed(e.aud)}; your policy wants ${listed(e.missing)} in it.`,
    remedy: 'Ask for a token for that API, or change the policy in the profile.',
    section: rfc(7519, '4.1.3'),
    severity: { default: 'violation' },
  }),
  'policy.scope.missing': entry<{ readonly missing: readonly string[] }>({
    subject: 'policy',
    title: 'A scope that your policy wants is not in the token',
    passTitle: 'Every scope that your policy wants is in the token',
    explain: (e) => `${listedWith(e.missing, 'is', 'are')} missing.`,
    remedy: 'Ask for the scope, look at what was granted, or change the policy in the profile.',
    section: rfc(6750, '3.1'),
    severity: { default: 'violation' },
  }),
  'policy.claim.missing': entry<{ readonly claims: readonly string[] }>({
    subject: 'policy',
    title: 'A claim that your policy wants is not in the token',
    passTitle: 'Every claim that your policy wants is in the token',
    explain: (e) => `${listedWith(e.claims, 'is', 'are')} missing.`,
    remedy: 'Have the server send the claim, or change the policy in the profile.',
    section: rfc(7519, '4'),
    severity: { default: 'violation' },
  }),
  'policy.claim.other_value': entry<{
    readonly claims: readonly string[];
    readonly wanted: readonly string[];
    readonly found: readonly string[];
  }>({
    subject: 'policy',
    title: 'A claim is not what your policy wants',
    passTitle: 'Every claim is what your policy wants',
    explain: (e) =>
      `${e.claims.map((name, index) => `${name} is ${e.found[index] ?? 'another'}, not ${e.wanted[index] ?? ''}`).join('; ')}.`,
    remedy: 'Find out why the server sends another value, or change the policy in the profile.',
    section: rfc(7519, '4'),
    severity: { default: 'violation' },
  }),
  'policy.lifetime.too_long': entry<{ readonly lifetimeSeconds: number; readonly longestSeconds: number }>({
    subject: 'policy',
    title: 'Lives longer than your policy allows',
    passTitle: 'Lives no longer than your policy allows',
    explain: (e) =>
      `It lives ${duration(e.lifetimeSeconds)}; your policy allows ${duration(e.longestSeconds)}.`,
    remedy: 'Shorten the life at the server, or change the policy in the profile.',
    section: rfc(6750, '5.3'),
    severity: { default: 'violation' },
  }),
} satisfies CatalogueTable;
