import * as z from 'zod/mini';
import type { CheckedProfile } from '../../core/checks/profile/input.ts';
import { ENDPOINT_NAMES } from '../../core/oidc/discovery/metadata.ts';
import type { Profile } from './profile.ts';

/** What the rules look at of a form while it is typed. Never a secret. */
export interface TypedProfile extends CheckedProfile {
  readonly pkce: Profile['pkce'];
}

/** Longer than can be saved: what is half-written is judged as well. */
const typed = z.string().check(z.maxLength(65_536));

/** Strict schema of it. */
export const TypedProfileSchema: z.ZodMiniType<TypedProfile> = z.strictObject({
  issuer: z.exactOptional(typed),
  endpoints: z.partialRecord(z.enum(ENDPOINT_NAMES), typed),
  grantType: z.enum(['authorization_code', 'client_credentials']),
  clientAuthMethod: z.enum(['none', 'client_secret_basic', 'client_secret_post', 'private_key_jwt']),
  scope: z.exactOptional(typed),
  redirect: z.strictObject({
    host: z.enum(['127.0.0.1', '[::1]', 'localhost']),
    port: z.int().check(z.minimum(0), z.maximum(65_535)),
    path: typed,
    isAnyPort: z.boolean(),
  }),
  pkce: z.enum(['S256', 'none']),
});
