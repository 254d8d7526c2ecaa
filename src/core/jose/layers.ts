import type { Finding } from '../findings/finding.ts';
import type { TextRange } from '../text/json-walk.ts';
import type { DecryptionVerdict } from './decryption.ts';
import type { ParseProblem, TokenKind } from './token.ts';
import type { SignatureVerdict } from './verification.ts';

/**
 * What a layer is built as. `jws` is one signature, also one of several over the same payload; `jws_json` and
 * `jwe_json` hold one layer for each signature or recipient; `json` is a JSON text that nobody signed as such: the
 * claims of an SD-JWT with what was disclosed put in, or a decrypted plaintext.
 */
export type LayerKind =
  | 'jws'
  | 'jws_json'
  | 'jwe'
  | 'jwe_json'
  | 'sd_jwt'
  | 'disclosure'
  | 'kb_jwt'
  | 'opaque'
  | 'broken'
  | 'json';

/** A part of a layer: a segment of a compact serialization, or a member of a JSON one. */
export type LayerPart = TextRange & { readonly part: ParseProblem['part'] };

/** What became of one disclosure of an SD-JWT when its digest was looked for (RFC 9901 §7.1). */
export interface DisclosureVerdict {
  /**
   * `matched`: its digest stands once in what was signed. `unmatched`: nowhere. `duplicate`: its digest, or the
   * disclosure, is there more than once. `invalid`: it cannot be read, or must not stand where its digest does.
   * `unchecked`: this runtime has no such hash.
   */
  readonly state: 'matched' | 'unmatched' | 'duplicate' | 'invalid' | 'unchecked';
  /** In plain words: why it is invalid, or was not checked. */
  readonly reason?: string;
  /** Of an object member; absent for an array element. */
  readonly name?: string;
  /** The value as JSON text, as it stands in the disclosure; absent where it cannot be read. */
  readonly valueText?: string;
  /** Base64url, as the token has it or would have it; absent where it was not computed. */
  readonly digest?: string;
  /** Where the value stands in the processed claims, as a JSON pointer; only where it matched, and is not thousands of characters long. */
  readonly pointer?: string;
}

/**
 * One thing that a text holds, outermost first: a token is a layer, and so is each signature, disclosure, proof and
 * nested token in it. Nothing here is trusted but what `signature` and `decryption` say.
 */
export interface Layer<F extends Finding = Finding> {
  /** `0` for the token itself, `0.1` for the second thing in it, and so on: unique within one token. */
  readonly id: string;
  readonly parentId?: string;
  readonly kind: LayerKind;
  readonly tokenKind?: TokenKind;
  /** A few plain words: `Signature 2 of 3`, `Disclosed: family_name`. May hold names from the token. */
  readonly title: string;
  /** Where it stands in the pasted text; absent where it does not stand there in clear (it was encrypted, or made of others). */
  readonly at?: TextRange;
  /** Its parts in the pasted text, in their order; absent likewise. */
  readonly parts?: readonly LayerPart[];
  /** The layer's own text where `at` is absent and it has one: a nested token. */
  readonly text?: string;
  /** JSON text as it was signed or read: duplicates and number forms are as they stood. */
  readonly headerText?: string;
  /** Header parameters that nobody signed (RFC 7515 §7.2.1, RFC 7516 §7.2.1), as JSON text. */
  readonly unprotectedText?: string;
  /** The payload's text, JSON or not; of a `json` layer the JSON itself. */
  readonly payloadText?: string;
  /** True where it says more than is told here: what was decrypted of a kept token, until a person asks for it. */
  readonly isMasked?: true;
  readonly signature?: SignatureVerdict;
  readonly decryption?: DecryptionVerdict;
  readonly disclosure?: DisclosureVerdict;
  /** Of an SD-JWT: digests for which no disclosure is here; withheld claims and decoys look the same (RFC 9901 §4.2.5). */
  readonly undisclosedCount?: number;
  /** What the rules said of this layer. Those of the token itself are also in the token's own list. */
  readonly findings: readonly F[];
}
