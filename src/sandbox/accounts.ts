/** A person who can sign in to the sandbox. Claims are wire names (OpenID Connect Core, section 5.1). */
export interface SandboxAccount {
  readonly sub: string;
  readonly name: string;
  readonly given_name: string;
  readonly family_name: string;
  readonly preferred_username: string;
  readonly email: string;
  readonly email_verified: boolean;
  readonly locale: string;
  readonly zoneinfo: string;
  readonly updated_at: number;
}

export const SANDBOX_ACCOUNTS: readonly SandboxAccount[] = [
  {
    sub: 'alice',
    name: 'Alice Liddell',
    given_name: 'Alice',
    family_name: 'Liddell',
    preferred_username: 'alice',
    email: 'alice@sandbox.assay.example',
    email_verified: true,
    locale: 'en-GB',
    zoneinfo: 'Europe/London',
    updated_at: 1_735_689_600,
  },
  {
    sub: 'bob',
    name: 'Bob Cratchit',
    given_name: 'Bob',
    family_name: 'Cratchit',
    preferred_username: 'bob',
    email: 'bob@sandbox.assay.example',
    email_verified: false,
    locale: 'en-GB',
    zoneinfo: 'Europe/London',
    updated_at: 1_738_368_000,
  },
];

/** Which claims each scope releases (OpenID Connect Core, section 5.4), as `oidc-provider` is told. */
export const CLAIMS_BY_SCOPE = {
  openid: ['sub'],
  profile: ['name', 'given_name', 'family_name', 'preferred_username', 'locale', 'zoneinfo', 'updated_at'],
  email: ['email', 'email_verified'],
} as const;

/** The account of a user name or e-mail address, or undefined. */
export function findAccountByLogin(login: string): SandboxAccount | undefined {
  const wanted = login.trim().toLowerCase();
  return SANDBOX_ACCOUNTS.find(({ sub, email }) => sub === wanted || email === wanted);
}

/** The account of a subject identifier, or undefined. */
export function findAccountBySub(sub: string): SandboxAccount | undefined {
  return SANDBOX_ACCOUNTS.find((account) => account.sub === sub);
}
