import * as z from 'zod/mini';
import type { OwnPolicy } from '../../core/checks/own-policy.ts';
import type { Endpoints } from '../../core/oidc/discovery/metadata.ts';

export type GrantType = 'authorization_code' | 'client_credentials';

/** Client authentication methods this version performs (names of the IANA registry, RFC 7591 §2). */
export type ClientAuthMethod = 'none' | 'client_secret_basic' | 'client_secret_post' | 'private_key_jwt';

/** A protected resource of a profile (design, section 1). */
export interface Api {
  readonly id: string;
  readonly name: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'HEAD';
  readonly url: string;
  /** Expected audience of tokens for it, where it has one. */
  readonly audience?: string;
}

export interface RedirectSettings {
  readonly host: '127.0.0.1' | '[::1]' | 'localhost';
  /** The port registered at the server; with `isAnyPort` the one tried first. */
  readonly port: number;
  readonly path: string;
  /** True where the server ignores the port of a loopback redirect URI (RFC 8252 §7.3). */
  readonly isAnyPort: boolean;
}

/** Which account should sign in. The browser's session decides who does; the difference is a finding. */
export interface Persona {
  readonly label: string;
  readonly loginHint?: string;
  readonly expectedSubject?: string;
}

export type NameValue = readonly [name: string, value: string];

/** A saved way to get tokens. Never holds a secret: those are set beside it and not read back. */
export interface Profile {
  readonly id: string;
  readonly name: string;
  /** Id of an environment. */
  readonly environment: string;
  readonly isSandbox: boolean;
  readonly issuer?: string;
  /** Endpoints that override the metadata, or stand alone where there is no issuer. */
  readonly endpoints: Endpoints;
  readonly clientId: string;
  readonly clientAuthMethod: ClientAuthMethod;
  readonly grantType: GrantType;
  readonly redirect: RedirectSettings;
  readonly pkce: 'S256' | 'none';
  readonly scope?: string;
  /** `resource` parameters (RFC 8707), sent at both endpoints. */
  readonly resources: readonly string[];
  /** Non-standard `audience` parameter that some servers want. */
  readonly audience?: string;
  readonly prompt?: string;
  readonly maxAgeSeconds?: number;
  readonly acrValues?: string;
  readonly persona?: Persona;
  readonly extraAuthorizationParameters: readonly NameValue[];
  readonly extraTokenParameters: readonly NameValue[];
  readonly apis: readonly Api[];
  /** Signature algorithms accepted; absent: as the keys say (design, section 4). */
  readonly allowedAlgs?: readonly string[];
  /** How far clocks may differ before it is a finding, seconds. */
  readonly clockSkewSeconds: number;
  /** What the user demands of this profile's tokens beyond any specification; profiles of older versions have none. */
  readonly policy?: OwnPolicy;
}

/** A place where profiles live: dev, staging, prod. Protected ones ask again before anything is revoked. */
export interface Environment {
  readonly id: string;
  readonly name: string;
  readonly colour: 'green' | 'amber' | 'red' | 'blue' | 'grey';
  readonly isProtected: boolean;
}

/** Strict schema of an environment; an empty id makes a new one. */
export const EnvironmentSchema: z.ZodMiniType<Environment> = z.strictObject({
  id: z.string().check(z.maxLength(64)),
  name: z.string().check(z.minLength(1), z.maxLength(64)),
  colour: z.enum(['green', 'amber', 'red', 'blue', 'grey']),
  isProtected: z.boolean(),
});

/** A secret that is set: when and where it is kept. Its value is never read back. */
export interface SecretState {
  readonly name: SecretName;
  readonly setAtMs: number;
  readonly where: 'keychain' | 'memory';
  /** True where the profile now points elsewhere than the secret was entered for: nothing is sent until accepted. */
  readonly needsRebind: boolean;
  /** What it was entered for, in words. */
  readonly boundTo: string;
}
export type SecretName = 'client_secret' | 'private_key';

/** A profile as the window and the terminal see it. */
export interface ProfileView {
  readonly profile: Profile;
  readonly environment: Environment;
  readonly secrets: readonly SecretState[];
  /** The redirect URI to register at the server; absent for grants without one. */
  readonly redirectUri?: string;
  readonly updatedAtMs: number;
}

const shortText = z.string().check(z.maxLength(4096));
const nameValue = z.tuple([shortText, shortText]);
const endpointUrl = z.exactOptional(shortText);
const requiredClaim = z.strictObject({
  token: z.enum(['access_token', 'id_token']),
  name: shortText.check(z.minLength(1)),
  value: z.exactOptional(shortText),
});

/** Strict schema of a saved profile: also what `profiles.save` and `profiles add` accept. */
export const ProfileSchema: z.ZodMiniType<Profile> = z.strictObject({
  id: z.string().check(z.maxLength(64)),
  name: z.string().check(z.minLength(1), z.maxLength(200)),
  environment: z.string().check(z.minLength(1), z.maxLength(64)),
  isSandbox: z.boolean(),
  issuer: z.exactOptional(shortText),
  endpoints: z.strictObject({
    authorization_endpoint: endpointUrl,
    token_endpoint: endpointUrl,
    jwks_uri: endpointUrl,
    introspection_endpoint: endpointUrl,
    revocation_endpoint: endpointUrl,
    userinfo_endpoint: endpointUrl,
    pushed_authorization_request_endpoint: endpointUrl,
    device_authorization_endpoint: endpointUrl,
    end_session_endpoint: endpointUrl,
    registration_endpoint: endpointUrl,
  }),
  clientId: shortText,
  clientAuthMethod: z.enum(['none', 'client_secret_basic', 'client_secret_post', 'private_key_jwt']),
  grantType: z.enum(['authorization_code', 'client_credentials']),
  redirect: z.strictObject({
    host: z.enum(['127.0.0.1', '[::1]', 'localhost']),
    port: z.int().check(z.minimum(0), z.maximum(65_535)),
    path: z.string().check(z.regex(/^\/(?!\/)[\w\-./~%]*$/), z.maxLength(512)),
    isAnyPort: z.boolean(),
  }),
  pkce: z.enum(['S256', 'none']),
  scope: z.exactOptional(shortText),
  resources: z.readonly(z.array(shortText).check(z.maxLength(32))),
  audience: z.exactOptional(shortText),
  prompt: z.exactOptional(shortText),
  maxAgeSeconds: z.exactOptional(z.int().check(z.minimum(0))),
  acrValues: z.exactOptional(shortText),
  persona: z.exactOptional(
    z.strictObject({
      label: shortText,
      loginHint: z.exactOptional(shortText),
      expectedSubject: z.exactOptional(shortText),
    }),
  ),
  extraAuthorizationParameters: z.readonly(z.array(nameValue).check(z.maxLength(64))),
  extraTokenParameters: z.readonly(z.array(nameValue).check(z.maxLength(64))),
  apis: z.readonly(
    z
      .array(
        z.strictObject({
          id: z.string().check(z.minLength(1), z.maxLength(64)),
          name: shortText,
          method: z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD']),
          url: shortText,
          audience: z.exactOptional(shortText),
        }),
      )
      .check(z.maxLength(256)),
  ),
  allowedAlgs: z.exactOptional(z.readonly(z.array(z.string().check(z.maxLength(32))).check(z.maxLength(64)))),
  clockSkewSeconds: z.int().check(z.minimum(0), z.maximum(3600)),
  policy: z.exactOptional(
    z.strictObject({
      audiences: z.exactOptional(z.readonly(z.array(shortText).check(z.maxLength(32)))),
      scopes: z.exactOptional(z.readonly(z.array(shortText).check(z.maxLength(256)))),
      claims: z.exactOptional(z.readonly(z.array(requiredClaim).check(z.maxLength(64)))),
      longestLifetimeSeconds: z.exactOptional(z.int().check(z.minimum(1))),
    }),
  ),
});
