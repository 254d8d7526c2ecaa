import type { ParsedOpaque } from './token.ts';

type Known = NonNullable<ParsedOpaque['prefix']>;

const known = (issuer: string, prefixes: { readonly [text: string]: string }): readonly Known[] =>
  Object.entries(prefixes).map(([text, what]) => ({ text, issuer, what }));

/** Beginnings by which issuers let their tokens be found where they leaked, as their own documents name them. */
const KNOWN: readonly Known[] = [
  ...known('GitHub', {
    github_pat_: 'a fine-grained personal access token',
    ghp_: 'a personal access token',
    gho_: 'an OAuth access token',
    ghu_: 'a user access token of an app',
    ghs_: 'an installation token of an app',
    ghr_: 'a refresh token of an app',
  }),
  ...known('GitLab', {
    'glpat-': 'a personal access token',
    'gloas-': 'the secret of an OAuth application',
    'gldt-': 'a deploy token',
    'glcbt-': 'a CI job token',
    'glrt-': 'a runner token',
  }),
  ...known('Google', {
    'ya29.': 'an OAuth access token',
    '1//': 'an OAuth refresh token',
    AIza: 'an API key',
  }),
  ...known('Slack', {
    'xoxb-': 'a bot token',
    'xoxp-': 'a user token',
    'xoxe.': 'a token that expires',
    'xoxe-': 'a refresh token',
    'xapp-': 'an app-level token',
  }),
  ...known('Meta', { EAA: 'a Graph API access token' }),
  ...known('npm', { npm_: 'an access token' }),
  ...known('PyPI', { 'pypi-': 'an API token' }),
  ...known('Stripe', {
    sk_live_: 'a live secret key',
    sk_test_: 'a test secret key',
    rk_live_: 'a live restricted key',
  }),
  ...known('HashiCorp Vault', {
    'hvs.': 'a service token',
    'hvb.': 'a batch token',
    'hvr.': 'a recovery token',
  }),
  ...known('DigitalOcean', {
    dop_v1_: 'a personal access token',
    doo_v1_: 'an OAuth access token',
    dor_v1_: 'an OAuth refresh token',
  }),
  ...known('Shopify', { shpat_: 'an access token of an app', shpca_: 'an access token of a custom app' }),
  ...known('Atlassian', { ATATT: 'an API token', ATCTT: 'an access token' }),
  ...known('Hugging Face', { hf_: 'a user access token' }),
  ...known('Ory', {
    ory_at_: 'an access token',
    ory_rt_: 'a refresh token',
    ory_ac_: 'an authorization code',
  }),
];

/** Whose tokens begin like this one, the longest beginning first; undefined where nobody's do. Anyone can write a prefix. */
export function knownPrefix(token: string): Known | undefined {
  const fitting = KNOWN.filter(({ text }) => token.length > text.length + 8 && token.startsWith(text));
  return fitting.sort((a, b) => b.text.length - a.text.length)[0];
}
