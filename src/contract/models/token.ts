import type { ShownFinding } from '../../core/findings/explanation.ts';
import type { Finding } from '../../core/findings/finding.ts';
import type { ClaimedLife } from '../../core/jose/claimed-life.ts';
import type { Layer } from '../../core/jose/layers.ts';
import type { TokenFormat, TokenKind } from '../../core/jose/token.ts';
import type { SignatureVerdict } from '../../core/jose/verification.ts';
import type { ScopeRow } from '../../core/oauth/scope.ts';

/** What became of a token, derived from time and observations; never stored (design, section 1). */
export type TokenState =
  | 'live'
  | 'not_yet_valid'
  | 'expired'
  /** A revocation was accepted and no surface has accepted the token since. */
  | 'revoked'
  /** Used up: a newer refresh token of the same grant replaced it. */
  | 'superseded'
  | 'unknown';

/** One row of the token list. */
export interface TokenSummary {
  readonly id: string;
  readonly kind: TokenKind;
  readonly format: TokenFormat;
  readonly profileId?: string;
  readonly profileName?: string;
  /** Name of the profile’s environment. */
  readonly environment?: string;
  readonly subject?: string;
  readonly clientId?: string;
  readonly scope?: readonly string[];
  readonly firstSeenAtMs: number;
  readonly expiresAtSeconds?: number;
  readonly state: TokenState;
  /** What is added to this computer’s clock to judge the token’s times, by the settings; absent: nothing. */
  readonly clockOffsetSeconds?: number;
  /** `built`: made here, with a key of the person’s own. */
  readonly origin: 'authorization_code' | 'client_credentials' | 'refresh_token' | 'paste' | 'built';
  /** The first 8 characters of the token's HMAC id: what tells two tokens apart without showing either. */
  readonly fingerprint: string;
  /** Who was to sign in, by the profile’s persona as it is now. */
  readonly persona?: string;
  /** True where a person wants to be told before it expires. */
  readonly isWatched: boolean;
}

/** A surface's word on a token at a time. */
export interface Observation {
  readonly id: string;
  readonly tokenId: string;
  readonly surface: 'introspection' | 'userinfo' | 'revocation' | 'refresh' | `api:${string}`;
  readonly atMs: number;
  readonly outcome: 'accepted' | 'refused' | 'indeterminate';
  /** In plain words: `active: true`, `401 invalid_token`. */
  readonly detail: string;
  readonly exchangeId?: string;
}

/** How far the server's clock is from ours, from the `Date` of its answers. */
export interface ClockEstimate {
  readonly origin: string;
  /** Server minus ours, milliseconds. */
  readonly offsetMs: number;
  /** The true offset lies within ± this; `Date` has a grain of one second. */
  readonly errorMs: number;
  readonly atMs: number;
}

/** What a token is bound to by its `cnf` (RFC 7800): a DPoP key (RFC 9449 §6) or a client certificate (RFC 8705 §3). */
export interface TokenBinding {
  readonly kind: 'dpop' | 'mtls' | 'other';
  /** `cnf.jkt` or `cnf.x5t#S256`, or the name of another confirmation method; absent where only `token_type` tells of it. */
  readonly value?: string;
}

/** Where a token came from and what came with it. */
export interface LineageEntry {
  readonly issuanceId: string;
  readonly atMs: number;
  readonly origin: TokenSummary['origin'];
  readonly runId?: string;
  /** Tokens that it was got with: the refresh token of a refresh. */
  readonly inputs: readonly string[];
  readonly outputs: readonly {
    readonly tokenId: string;
    readonly role: string;
    readonly state: TokenState;
    /** Absent where nobody said it. */
    readonly expiresAtSeconds?: number;
    /** True where it was removed here since: there is nothing to open. */
    readonly isGone?: true;
  }[];
}

/** One issuance of all there are: what it was got with, and what it brought. Ids only. */
export interface LineageIssuance {
  readonly issuanceId: string;
  readonly atMs: number;
  readonly origin: TokenSummary['origin'];
  readonly profileId?: string;
  readonly grantId?: string;
  /** Tokens that it was got with. */
  readonly inputs: readonly string[];
  /** A token that is not in the list any more was removed here. */
  readonly outputs: readonly { readonly tokenId: string; readonly role: string }[];
}

/**
 * Everything the window shows of one token. The signature of a stored token is masked until revealed. The engine makes it
 * with bare findings; they get their words where it leaves for the window (decision 0009).
 */
export interface TokenView<F extends Finding = ShownFinding> {
  readonly summary: TokenSummary;
  /** Present where it was judged as if it were this time; milliseconds since the epoch. */
  readonly judgedAtMs?: number;
  /**
   * Header and payload segments as they are (they are readable by anyone who has the token), signature masked; opaque
   * tokens masked whole. Of a JSON serialization as long as the token itself, so that places in one are places in the other.
   */
  readonly masked: string;
  readonly byteLength: number;
  /** True where `masked` is the whole token (it was pasted, or revealed). */
  readonly isWhole: boolean;
  readonly headerText?: string;
  readonly payloadText?: string;
  readonly signature: SignatureVerdict;
  /** Present where it was made here, with a key of the person’s own. */
  readonly isBuiltHere?: boolean;
  readonly findings: readonly F[];
  /**
   * What the token holds, outermost first; the first is the token itself. Of a stored token without texts, and
   * with places only where it is in JSON; what was decrypted is masked until a person asks for it (`token.decrypt`).
   */
  readonly layers: readonly Layer<F>[];
  readonly scopes: readonly ScopeRow[];
  readonly scopeNote?: string;
  readonly life: {
    readonly issuedAtSeconds?: number;
    readonly notBeforeSeconds?: number;
    readonly expiresAtSeconds?: number;
  };
  readonly clock?: ClockEstimate;
  readonly observations: readonly Observation[];
  readonly lineage: readonly LineageEntry[];
  readonly tokenType?: string;
  /** Present where the token is bound to a key or certificate, so that presenting it alone proves nothing. */
  readonly binding?: TokenBinding;
  readonly can: {
    readonly refresh: boolean;
    readonly introspect: boolean;
    readonly revoke: boolean;
    readonly userinfo: boolean;
    readonly call: boolean;
  };
  /** Why not, per action that cannot be done. */
  readonly cannot: { readonly [action: string]: string };
  /** The refresh token that `Refresh` would use. */
  readonly refreshTokenId?: string;
}

/** What was established about a pasted text with the trust that was asked for. */
export interface InspectedToken<F extends Finding = ShownFinding> {
  /** Offsets in the pasted text. */
  readonly start: number;
  readonly end: number;
  readonly role?: string;
  readonly kind: TokenKind;
  readonly signature: SignatureVerdict;
  /** Present where it was made here, with a key of the person’s own. */
  readonly isBuiltHere?: boolean;
  /** Of an encrypted token that was opened: what the claims inside say of its life. */
  readonly life?: ClaimedLife;
  readonly findings: readonly F[];
  /** What the token holds, outermost first; the first is the token itself. */
  readonly layers: readonly Layer<F>[];
}
