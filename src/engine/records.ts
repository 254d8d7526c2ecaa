import type { Exchange, ExchangeFailure, ExchangeTiming } from '../core/exchange/exchange.ts';
import type { JsonObject } from '../core/json.ts';
import type { TokenFormat, TokenKind } from '../core/jose/token.ts';
import type { ReceivedParameters } from '../core/oauth/authorize/authorization-response.ts';
import type { Secret } from '../core/secret.ts';
import type { Environment, Profile, SecretName } from '../contract/models/profile.ts';
import type { ClockEstimate, Observation } from '../contract/models/token.ts';

/*
 * What the store keeps, as the engine sees it. Members marked "sealed" are encrypted at rest (design, section 7);
 * the others are in clear, so that lists can be made without opening anything.
 */

export interface ProfileRecord {
  readonly profile: Profile;
  readonly updatedAtMs: number;
}

/** Where a secret may go: the issuer, client and endpoint origins it was entered for (design, section 7). */
export interface SecretBinding {
  readonly issuer: string | null;
  readonly clientId: string;
  /** Origins of the endpoints it may be sent to, sorted. */
  readonly origins: readonly string[];
}

export interface SecretRecord {
  readonly profileId: string;
  readonly name: SecretName;
  /** Sealed. */
  readonly value: Secret;
  readonly setAtMs: number;
  readonly boundTo: SecretBinding;
}

export interface ExchangeRecord {
  readonly runId?: string;
  readonly stepId?: string;
  /** Method, origin, path, status, sizes and times in clear; the rest sealed. */
  readonly exchange: Exchange;
  /** For a callback, which is no exchange of ours: what came, in the order it came. */
  readonly callback?: ReceivedParameters;
}

/** The clear part of an exchange, for lists. */
export interface ExchangeIndex {
  readonly id: string;
  readonly runId?: string;
  readonly stepId?: string;
  readonly purpose: Exchange['purpose'];
  readonly method: string;
  readonly origin: string;
  /** Path without query. */
  readonly path: string;
  readonly status?: number;
  readonly failure?: ExchangeFailure;
  readonly requestBytes: number;
  readonly responseBytes: number;
  readonly startedAtMs: number;
  readonly totalMs: number;
  /** Absent for exchanges that an older Assay recorded. */
  readonly timing?: ExchangeTiming;
}

/** A token: the exact bytes under an id that is an HMAC of them with a vault key. */
export interface TokenRecord {
  readonly id: string;
  readonly kind: TokenKind;
  readonly format: TokenFormat;
  /** Sealed. */
  readonly text: Secret;
  readonly profileId?: string;
  readonly firstSeenAtMs: number;
  readonly expiresAtSeconds?: number;
  /** Sealed: who and what for. */
  readonly subject?: string;
  readonly clientId?: string;
  readonly scope?: readonly string[];
}

/** What a list knows of a token: everything but its text. */
export type TokenRow = Omit<TokenRecord, 'text'>;

/** The same token seen again. */
export interface SightingRecord {
  readonly tokenId: string;
  readonly atMs: number;
  readonly runId?: string;
  readonly where: 'token_response' | 'authorization_response' | 'paste';
}

export type IssuanceOrigin =
  | 'authorization_code'
  | 'client_credentials'
  | 'refresh_token'
  | 'paste'
  | 'built';
export type TokenRole = 'access_token' | 'refresh_token' | 'id_token' | 'token';

/** One response or paste: what went in, what came out, what was asked and granted (design, section 1). */
export interface IssuanceRecord {
  readonly id: string;
  readonly atMs: number;
  readonly origin: IssuanceOrigin;
  readonly runId?: string;
  readonly profileId?: string;
  readonly grantId?: string;
  readonly inputs: readonly { readonly tokenId: string; readonly role: TokenRole }[];
  readonly outputs: readonly { readonly tokenId: string; readonly role: TokenRole }[];
  /** Absent where no `scope` was sent. */
  readonly scopeAsked?: readonly string[];
  /** As the server named it; absent where it named none. */
  readonly scopeGranted?: readonly string[];
  readonly resources: readonly string[];
  readonly tokenType?: string;
  readonly expiresInSeconds?: number;
  /** Who really signed in, from the ID token: sealed. */
  readonly observedIssuer?: string;
  readonly observedSubject?: string;
  /** Key or certificate the tokens are bound to (cnf), where they are. */
  readonly boundTo?: string;
  /** Which issuer, client and endpoints the tokens came from, and may go back to; absent for a paste. Sealed. */
  readonly issuedBy?: SecretBinding;
  /** What the ID token had to answer: kept to check it again. Sealed. */
  readonly nonce?: string;
  readonly code?: Secret;
}

/** What a list knows of an issuance: how each token came here, and of which grant it is. */
export type OriginRow = Pick<
  IssuanceRecord,
  'id' | 'atMs' | 'origin' | 'profileId' | 'grantId' | 'inputs' | 'outputs'
>;

/** A refresh family with its lease and intent (design, sections 1 and 7). */
export interface GrantRecord {
  readonly id: string;
  readonly profileId: string;
  readonly createdAtMs: number;
  readonly currentRefreshTokenId?: string;
  /**
   * `ready`: may be refreshed. `sending`: an intent was written and no answer yet.
   * `outcome_unknown`: the process ended between the two. `ended`: the server refused the refresh token.
   */
  readonly state: 'ready' | 'sending' | 'outcome_unknown' | 'ended';
  readonly lease?: { readonly owner: string; readonly untilMs: number };
  readonly intentAtMs?: number;
  readonly rotations: number;
  /** Where its refresh tokens came from, and so where they may go. Sealed. */
  readonly boundTo?: SecretBinding;
  /** Scope of the first issuance, to which an omitted scope refers (RFC 6749 §6). */
  readonly firstScope?: readonly string[];
  /** Claims of the first ID token (OIDC Core §12.2). Sealed. */
  readonly firstIdTokenClaims?: JsonObject;
}

/** What a list knows of a grant: which refresh token is the current one, and whether it still works. */
export type GrantRow = Pick<GrantRecord, 'id' | 'state' | 'currentRefreshTokenId'>;

/** An issuer's keys as they were fetched: evidence, never overwritten. */
export interface KeySnapshotRecord {
  readonly id: string;
  readonly issuer: string;
  readonly jwksUri: string;
  readonly fetchedAtMs: number;
  readonly insecureTransport: boolean;
  readonly jwks: JsonObject;
  readonly exchangeId?: string;
}

/** Metadata as it was fetched. */
export interface MetadataSnapshotRecord {
  readonly issuer: string;
  readonly fetchedAtMs: number;
  readonly documents: readonly {
    readonly kind: 'openid' | 'rfc8414';
    readonly url: string;
    readonly object: JsonObject;
  }[];
}

export type { ClockEstimate, Environment, Observation };
