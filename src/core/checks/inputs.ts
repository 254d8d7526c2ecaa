import type { Exchange } from '../exchange/exchange.ts';
import type { JsonObject } from '../json.ts';
import type { DecryptionVerdict } from '../jose/decryption.ts';
import type { HashName } from '../jose/sd-jwt/hash-name.ts';
import type { ProcessedSdJwt } from '../jose/sd-jwt/process.ts';
import type { ParsedDisclosure, ParsedJws, ParsedJwsJson, ParsedToken, TokenKind } from '../jose/token.ts';
import type { SignatureVerdict, TrustedKeys } from '../jose/verification.ts';
import type { AuthorizationResponse } from '../oauth/authorize/authorization-response.ts';
import type { IntrospectionResponse } from '../oauth/introspect/introspection-response.ts';
import type { TokenResponse } from '../oauth/token/token-response.ts';
import type { ServerMetadata } from '../oidc/discovery/metadata.ts';
import type { OwnPolicy } from './own-policy.ts';

/** The time a check judges by, in seconds since the epoch, and how far clocks may differ before it says so. */
export interface CheckClock {
  readonly nowSeconds: number;
  readonly skewSeconds: number;
}

/** SHA-2 as a capability (core has no crypto): the digest of ASCII text; absent where the shell has none, then `unchecked`. */
export type Sha2 = (bits: 256 | 384 | 512, ascii: string) => Uint8Array;

/** What came of trying secrets on an HMAC signature, offline (RFC 8725 §3.5). Never the secret itself. */
export interface SecretSearch {
  /** Where the secret that fits is published; absent where none of the list does. */
  readonly wellKnown?: string;
  /** Whether the client's own secret fits; absent where there is none to try. */
  readonly isClientSecret?: boolean;
}

/** What the profile and the run say a token ought to be. Absent members are unknown: rules answer `unchecked` or `not_applicable`. */
export interface ExpectedToken {
  readonly issuer?: string;
  readonly clientId?: string;
  /** Audiences of which one must be named: the API's for access tokens; ID tokens are judged by clientId. */
  readonly audiences?: readonly string[];
  readonly allowedAlgs?: readonly string[];
  readonly scopeAsked?: readonly string[];
  readonly scopeGranted?: readonly string[];
  /** The nonce sent; null where the flow sent none. */
  readonly nonce?: string | null;
  /** Issued beside the ID token: what `at_hash` and `c_hash` are over. */
  readonly accessToken?: string;
  readonly code?: string;
  /** Presented with a DPoP proof: the token's own text, and the key it is bound to (`cnf.jkt`) where it is a JWT. */
  readonly presentedToken?: { readonly text: string; readonly boundTo?: string };
  /** The request that a DPoP proof came with. */
  readonly request?: { readonly method?: string; readonly url?: string };
  /** The nonce that the server gave for DPoP proofs (RFC 9449 §8). */
  readonly serverNonce?: string;
  /** Whom a token has to name whose kind has no audience of its own here: said by a person, of this token. */
  readonly audience?: string;
  /** True where the ID token came through the browser: then hashes that are optional elsewhere are required. */
  readonly isFrontChannel?: boolean;
  /** Sent with the request: what `s_hash` is over. */
  readonly state?: string;
  /** True where the client has no secret and no key. */
  readonly isPublicClient?: boolean;
  /** What the profile's own policy demands of a token of this kind. */
  readonly policy?: OwnPolicy;
  readonly maxAgeSeconds?: number;
  readonly acrValues?: readonly string[];
  /** Claims of the ID token of the first issuance of this grant (OIDC Core §12.2). */
  readonly previousIdToken?: JsonObject;
  readonly userinfoSubject?: string;
  /** The persona's expected subject. */
  readonly expectedSubject?: string;
  /** From the token response that brought the token. */
  readonly tokenType?: string;
  readonly expiresInSeconds?: number;
  readonly receivedAtSeconds?: number;
}

/** Input of the token rules (any JWT) and of the ID token rules. */
export interface JwtInput {
  readonly token: ParsedJws;
  readonly kind: TokenKind;
  readonly header: JsonObject | undefined;
  readonly claims: JsonObject | undefined;
  readonly signature: SignatureVerdict;
  /** Key sets that were at hand when the signature was judged. */
  readonly keys?: readonly TrustedKeys[];
  readonly expected: ExpectedToken;
  readonly clock: CheckClock;
  readonly sha2?: Sha2;
  /** True where a person made the token in this Assay, with a key of their own. */
  readonly isBuiltHere?: boolean;
  /** Present where the token has an HMAC signature and secrets were tried on it. */
  readonly secrets?: SecretSearch;
}

/** Input of the structure rules: anything pasted, JWT or not. */
export interface StructureInput {
  readonly token: ParsedToken;
}

/** Input of the encryption rules: a JWE of any serialization, and what came of decrypting it. */
export interface EncryptionInput {
  /** Of what is inside, where that is known. */
  readonly kind?: TokenKind;
  /** What is authenticated; absent where there is none that can be read. */
  readonly protectedHeader?: JsonObject | undefined;
  /** Protected, shared and the recipient’s own, joined. */
  readonly header: JsonObject;
  /** How the content key was encrypted for the other recipients: any of them opens all of it. */
  readonly otherAlgs?: readonly string[];
  /** Names that stand in more than one of them. */
  readonly repeated: readonly string[];
  readonly decryption: DecryptionVerdict;
  /** What was inside; absent where it was not decrypted. */
  readonly content?: EncryptedContent;
  /** How many tokens stand one inside the other, this one the innermost, where it was not opened for that. */
  readonly tooDeep?: number;
}

export type EncryptedContent =
  | { readonly kind: 'token' }
  | { readonly kind: 'claims'; readonly claims: JsonObject }
  | { readonly kind: 'text' | 'bytes' };

/** Input of the rules for a JWS in JSON serialization: what concerns all of its signatures together. */
export interface JwsJsonInput {
  readonly token: ParsedJwsJson;
  /** One for each signature, in their order. */
  readonly verdicts: readonly SignatureVerdict[];
}

/** Input of the rules for SD-JWTs, their disclosures and their key binding (RFC 9901). */
export interface SdJwtInput {
  readonly kind: TokenKind;
  readonly header: JsonObject | undefined;
  /** The claims as the issuer signed them, digests and all. */
  readonly signed: JsonObject | undefined;
  readonly hash: HashName;
  readonly processed: ProcessedSdJwt;
  readonly disclosures: readonly ParsedDisclosure[];
  readonly keyBinding?: {
    readonly jws: ParsedJws;
    readonly header: JsonObject | undefined;
    readonly claims: JsonObject | undefined;
    readonly signature: SignatureVerdict;
    /** What `sd_hash` has to be; undefined where the hash cannot be computed here. */
    readonly expectedHash: string | undefined;
  };
  readonly clock: CheckClock;
  readonly expected: ExpectedToken;
}

/** Input of the token response rules. */
export interface TokenResponseInput {
  readonly exchange: Exchange;
  readonly response: TokenResponse;
  readonly grantType: string;
  /** Undefined where no `scope` was sent. */
  readonly scopeAsked?: readonly string[];
  /** On a refresh: the scope first granted (RFC 6749 §6). */
  readonly scopeFirstGranted?: readonly string[];
  /** On a refresh: whether the refresh token sent and the one received are the same text; undefined otherwise. */
  readonly refreshTokenReturned?: 'same' | 'rotated' | 'none';
  /** True where the code of the request had brought tokens before; absent where it was sent once. */
  readonly isCodeUsed?: boolean;
  readonly isPublicClient: boolean;
  /** Claims of the access token where it is a JWT, to compare `exp` with `expires_in` and `cnf` with `token_type`. */
  readonly accessTokenClaims?: JsonObject;
  readonly clock: CheckClock;
}

/** Input of the authorization response rules. */
export interface AuthorizationResponseInput {
  readonly response: AuthorizationResponse;
  /** The state sent; null where none was. */
  readonly expectedState: string | null;
  readonly issuer?: string;
  /** `authorization_response_iss_parameter_supported` of the metadata (RFC 9207 §3). */
  readonly issParameterSupported?: boolean;
  readonly responseType: string;
  readonly pkceMethod: 'S256' | 'plain' | 'none';
  /** Whether the request was pushed to the server before the browser was opened (RFC 9126). */
  readonly isPushed?: boolean;
  /** True where the client has no secret and no key. */
  readonly isPublicClient?: boolean;
  /** Whether the request had a nonce; absent where it is not known. */
  readonly isNonceSent?: boolean;
}

/** Input of the introspection rules. */
export interface IntrospectionInput {
  readonly exchange: Exchange;
  readonly response: IntrospectionResponse;
  /** Claims of the introspected token where it is a JWT. */
  readonly tokenClaims?: JsonObject;
  readonly expected: ExpectedToken;
  readonly clock: CheckClock;
}

/** Input of the metadata rules. */
export interface MetadataInput {
  readonly issuer: string;
  readonly documents: readonly ServerMetadata[];
  /** The document whose values are used (OpenID first). */
  readonly used: JsonObject | undefined;
  readonly jwks?: JsonObject;
}
