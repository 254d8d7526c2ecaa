import type { ClientAuthMethod, GrantType } from '../../contract/models/profile.ts';

/** Grant types by the names people know. */
export const GRANT_WORDS: Record<GrantType, string> = {
  authorization_code: 'Authorization code',
  client_credentials: 'Client credentials',
};

/** Client authentication methods, with what each does. */
export const AUTH_METHOD_WORDS: Record<ClientAuthMethod, { readonly name: string; readonly detail: string }> =
  {
    none: { name: 'none', detail: 'A public client: it has no secret, PKCE protects the code.' },
    client_secret_basic: { name: 'client_secret_basic', detail: 'The secret in an Authorization header.' },
    client_secret_post: { name: 'client_secret_post', detail: 'The secret in the body.' },
    private_key_jwt: { name: 'private_key_jwt', detail: 'A JWT signed with the client’s private key.' },
  };
