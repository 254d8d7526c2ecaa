/** What Assay is built from, and under which licence each is. A test holds it against package.json. */
export const LICENCES: readonly (readonly [name: string, licence: string])[] = [
  ['@fontsource-variable/inter', 'OFL-1.1'],
  ['@fontsource-variable/jetbrains-mono', 'OFL-1.1'],
  ['@napi-rs/keyring', 'MIT'],
  ['@tanstack/react-query', 'MIT'],
  ['jose', 'MIT'],
  ['lucide-react', 'ISC'],
  ['oauth4webapi', 'MIT'],
  ['oidc-provider', 'MIT'],
  ['react', 'MIT'],
  ['react-aria-components', 'Apache-2.0'],
  ['react-dom', 'MIT'],
  ['undici', 'MIT'],
  ['zod', 'MIT'],
  ['zustand', 'MIT'],
];
