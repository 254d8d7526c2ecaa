import type { JsonObject, JsonValue } from '../json.ts';
import type { JweMessage } from './jwe.ts';

/**
 * A fault found while taking text apart. Problems are data for checks; parsing never throws.
 * `start` and `end` are offsets in the text given to the parser.
 */
export interface ParseProblem {
  readonly code:
    | 'empty'
    | 'too_large'
    | 'not_base64url'
    | 'non_canonical_base64url'
    | 'padding'
    | 'not_utf8'
    | 'byte_order_mark'
    | 'not_json'
    | 'not_an_object'
    | 'duplicate_member'
    | 'too_deep'
    | 'lone_surrogate'
    /** A number that says more than a double holds (RFC 7493 §2.2). */
    | 'inexact_number'
    | 'trailing_data'
    | 'wrong_segment_count'
    | 'empty_segment'
    | 'white_space'
    /** A member of a JSON serialization that is missing or of the wrong type (RFC 7515 §7.2). */
    | 'wrong_member'
    /** An SD-JWT whose last part is neither empty nor a key binding JWT (RFC 9901 §4). */
    | 'no_final_tilde';
  readonly part:
    | 'token'
    | 'header'
    | 'unprotected_header'
    | 'payload'
    | 'signature'
    | 'disclosure'
    | 'key_binding'
    | 'encrypted_key'
    | 'iv'
    | 'ciphertext'
    | 'tag';
  readonly start: number;
  readonly end: number;
  /** More, in plain words: the member's name, the character, the depth. Never a whole segment. */
  readonly detail?: string;
}

/** One dot-separated part of a compact serialization: where it stands in the text and what it decodes to. */
export interface Segment {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Decoded bytes; undefined where the strict base64url gate refused. */
  readonly bytes?: Uint8Array;
}

/** A member that stands twice in one object (RFC 7515 §4 and RFC 7519 §4 forbid it). */
export interface DuplicateMember {
  /** JSON pointer of the member. */
  readonly pointer: string;
  readonly count: number;
}

/** A segment read as JSON, strictly: the value as `JSON.parse` has it (last duplicate wins) and what was wrong. */
export interface JsonPart {
  readonly text: string;
  /** Absent where the text is no JSON. */
  readonly value?: JsonValue;
  /** Absent where the value is no object. */
  readonly object?: JsonObject;
  readonly duplicates: readonly DuplicateMember[];
}

/**
 * A JWS in compact serialization (RFC 7515 §7.1), taken apart without trust.
 * Where the gate refused a segment, its `json` is read from a lenient decoding so that it can be shown; `bytes` stays
 * absent, and a token with a segment that has no bytes never verifies. A payload that is no JSON is a problem of a
 * JWT, not of every JWS: `problems` has it, a check decides.
 */
export interface ParsedJws {
  readonly format: 'jws';
  readonly text: string;
  readonly header: Segment & { readonly json?: JsonPart };
  readonly payload: Segment & { readonly json?: JsonPart };
  readonly signature: Segment;
  /** Header parameters that the signature does not cover: only a JSON serialization has them (RFC 7515 §7.2.1). */
  readonly unprotected?: JsonPart;
  /** True where the payload is not in the token (RFC 7515 appendix F): `payload` is empty, or what a person gave. */
  readonly isDetached?: true;
  readonly problems: readonly ParseProblem[];
}

/** A disclosure of an SD-JWT (RFC 9901 §4.2): base64url of a JSON array. `json` is there where it could be read as JSON. */
export type ParsedDisclosure = Segment & { readonly json?: JsonPart };

/** What makes a JWS an SD-JWT: disclosures beside it, and maybe a proof that the holder presents it (RFC 9901 §4). */
export interface SelectiveParts {
  readonly disclosures: readonly ParsedDisclosure[];
  readonly keyBinding?: ParsedJws;
  /** What `sd_hash` is taken over: JWT and disclosures, each followed by a tilde (RFC 9901 §4.3.1, §8.1). */
  readonly presented: string;
}

/** An SD-JWT, with or without key binding (RFC 9901 §4), taken apart without trust. */
export interface ParsedSdJwt {
  readonly format: 'sd_jwt';
  readonly text: string;
  /** What the issuer signed. Its offsets, like all others, are in `text`. */
  readonly jws: ParsedJws;
  readonly selective: SelectiveParts;
  /** Those of all its parts. */
  readonly problems: readonly ParseProblem[];
}

/**
 * A JWS in JSON serialization (RFC 7515 §7.2): one payload, one or more signatures. Each signature is a JWS of its own
 * over that payload, with offsets in `text`; a member that is not a string is an empty segment with a problem.
 */
export interface ParsedJwsJson {
  readonly format: 'jws_json';
  readonly text: string;
  readonly syntax: 'flattened' | 'general';
  readonly signatures: readonly ParsedJws[];
  /** Present where it is an SD-JWT in JSON serialization (RFC 9901 §8). */
  readonly selective?: SelectiveParts;
  readonly problems: readonly ParseProblem[];
}

/**
 * A JWE in compact serialization (RFC 7516 §7.1): its header is readable, its content is not.
 * `parts` are the four after the header: encrypted key, initialization vector, ciphertext, tag.
 */
export interface ParsedJwe {
  readonly format: 'jwe';
  readonly text: string;
  readonly header: Segment & { readonly json?: JsonPart };
  readonly parts: readonly Segment[];
  readonly problems: readonly ParseProblem[];
}

/**
 * A JWE in JSON serialization (RFC 7516 §7.2), taken apart without trust: its headers are readable, its content is not.
 */
export interface ParsedJweJson {
  readonly format: 'jwe_json';
  readonly text: string;
  readonly message: JweMessage;
  readonly problems: readonly ParseProblem[];
}

/** Anything that is not JOSE: only the server that made it can say what it means (RFC 7662). */
export interface ParsedOpaque {
  readonly format: 'opaque';
  readonly text: string;
  readonly alphabet: 'hex' | 'base64url' | 'base64' | 'uuid' | 'printable' | 'binary';
  /** Upper bound on the entropy in bits, from length and alphabet. */
  readonly maxEntropyBits: number;
  /** Where the text is a JSON object: no token then, but what a server says of one, or anything. */
  readonly json?: JsonPart;
  /** Whose tokens begin so, and what they are: a token of that issuer, or one made to look like it. */
  readonly prefix?: { readonly text: string; readonly issuer: string; readonly what: string };
  readonly problems: readonly ParseProblem[];
}

/** Looked like JOSE (dots) but is broken beyond reading as such: half a JWT, five dots, empty. */
export interface ParsedBroken {
  readonly format: 'broken';
  readonly text: string;
  readonly problems: readonly ParseProblem[];
}

export type ParsedToken =
  | ParsedJws
  | ParsedJwsJson
  | ParsedSdJwt
  | ParsedJwe
  | ParsedJweJson
  | ParsedOpaque
  | ParsedBroken;

export type TokenFormat = ParsedToken['format'];

/** What a JWT claims to be, judged from `typ`, claims and where it was found. */
export type TokenKind =
  | 'access_token'
  | 'id_token'
  | 'refresh_token'
  | 'logout_token'
  | 'dpop_proof'
  | 'introspection_jwt'
  | 'client_assertion'
  | 'request_object'
  /** OpenID Federation 1.0 §3. */
  | 'entity_statement'
  /** An authorization response as a JWT (JARM). */
  | 'authorization_response'
  /** A verifiable credential as an SD-JWT (SD-JWT VC). */
  | 'credential'
  /** The proof that a holder presents an SD-JWT (RFC 9901 §4.3). */
  | 'key_binding'
  | 'unknown';

/** base64url decoding as a capability (Node and Electron differ): strict input only reaches it after our gate. */
export type DecodeBase64url = (text: string) => Uint8Array;

/**
 * Gate and decoding in one, for runtimes that can do both natively: the bytes where `isStrictBase64url` holds,
 * undefined everywhere else.
 */
export type DecodeBase64urlStrictly = (text: string) => Uint8Array | undefined;
