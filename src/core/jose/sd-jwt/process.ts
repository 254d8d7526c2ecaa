import { isJsonObject, type JsonObject, type JsonValue } from '../../json.ts';
import { MAX_JSON_DEPTH } from '../../text/json.ts';
import { pointerOf } from '../../text/json-walk.ts';
import type { DisclosureVerdict } from '../layers.ts';
import type { ParsedDisclosure } from '../token.ts';
import { type Disclosed, readDisclosed } from './read-disclosed.ts';

/** The base64url digest of a disclosure's text; undefined where the hash cannot be computed here. */
export type DigestOf = (disclosure: string) => string | undefined;

/** Why a disclosure must not stand where its digest does (RFC 9901 §7.1, step 3.3). */
export type Misplacement = 'wrong_length' | 'reserved_name' | 'name_exists' | 'too_deep';

/** Something about the digests in the payload that RFC 9901 forbids. */
export interface DigestProblem {
  /** `malformed`: `_sd` is no list of strings, or `...` is not alone. `repeated`: a digest stands twice. `nested_sd_alg`: `_sd_alg` below the top. */
  readonly code: 'malformed' | 'repeated' | 'nested_sd_alg';
  /** Of the object or element, in the processed claims. */
  readonly pointer: string;
}

/** One disclosure, judged: what it says, and what became of its digest. */
export interface JudgedDisclosure {
  readonly disclosed: Disclosed;
  readonly verdict: DisclosureVerdict;
  readonly misplacement?: Misplacement;
}

/** An SD-JWT's claims with what was disclosed put in, and everything that kept it from being right. */
export interface ProcessedSdJwt {
  readonly claims: JsonObject;
  /** In the order in which the disclosures stand. */
  readonly disclosures: readonly JudgedDisclosure[];
  /** Digests with no disclosure here: withheld claims and decoys look the same (RFC 9901 §4.2.5). */
  readonly undisclosedCount: number;
  readonly problems: readonly DigestProblem[];
}

/** Problems that are listed one by one. */
const MAX_LISTED = 64;
/** A name may be as long as a token, and thousands of claims may stand under it: longer pointers are not made. */
const MAX_POINTER = 4096;

interface Entry {
  readonly disclosed: Disclosed;
  readonly digest: string | undefined;
  /** True where the same disclosure stood before. */
  readonly isRepeated: boolean;
  state: DisclosureVerdict['state'];
  pointer?: string;
  misplacement?: Misplacement;
}

/**
 * Puts the disclosed claims where their digests stand (RFC 9901 §7.1, step 3), without any trust: whether the payload was
 * signed is not asked here. Where the specification says reject, processing goes on and the problem is listed, so that
 * everything wrong is seen; a claim is never put in twice, nor over another. Never throws.
 */
export function processSdJwt(
  claims: JsonObject,
  disclosures: readonly ParsedDisclosure[],
  digestOf: DigestOf,
): ProcessedSdJwt {
  return new Processing(disclosures, digestOf).run(claims);
}

class Processing {
  readonly #entries: Entry[] = [];
  readonly #byDigest = new Map<string, Entry>();
  readonly #seenDigests = new Set<string>();
  readonly #problems: DigestProblem[] = [];
  /** Names and indices from the top to where processing is: one list for all, so that depth costs nothing. */
  readonly #path: (string | number)[] = [];
  #undisclosed = 0;

  constructor(disclosures: readonly ParsedDisclosure[], digestOf: DigestOf) {
    for (const disclosure of disclosures) {
      const digest = digestOf(disclosure.text);
      const isRepeated = digest !== undefined && this.#byDigest.has(digest);
      const disclosed = readDisclosed(disclosure);
      const state = 'fault' in disclosed ? 'invalid' : digest === undefined ? 'unchecked' : 'unmatched';
      const entry: Entry = { disclosed, digest, isRepeated, state: isRepeated ? 'duplicate' : state };
      this.#entries.push(entry);
      if (digest !== undefined && !isRepeated) this.#byDigest.set(digest, entry);
    }
  }

  run(claims: JsonObject): ProcessedSdJwt {
    const processed = this.#object(claims);
    return {
      claims: processed,
      disclosures: this.#entries.map(judged),
      undisclosedCount: this.#undisclosed,
      problems: this.#problems,
    };
  }

  #at(step: string | number, value: JsonValue): JsonValue {
    this.#path.push(step);
    const processed = this.#value(value);
    this.#path.pop();
    return processed;
  }

  #value(value: JsonValue): JsonValue {
    if (this.#isTooDeep()) return null;
    if (Array.isArray(value)) return this.#array(value);
    return isJsonObject(value) ? this.#object(value) : value;
  }

  /** Whether what stands so many steps below here is deeper than is read. */
  #isTooDeep(below = 0): boolean {
    return this.#path.length + below >= MAX_JSON_DEPTH;
  }

  #object(object: JsonObject): JsonObject {
    const out: { [name: string]: JsonValue } = Object.create(null);
    for (const [name, value] of Object.entries(object)) {
      if (name === '_sd') continue;
      if (name === '_sd_alg') {
        if (this.#path.length === 0) continue;
        this.#problem('nested_sd_alg');
      }
      out[name] = this.#at(name, value);
    }
    if (Object.hasOwn(object, '_sd')) this.#members(object['_sd'], out);
    return out;
  }

  /** Puts in the members whose digests `_sd` lists. */
  #members(list: JsonValue | undefined, out: { [name: string]: JsonValue }): void {
    if (!Array.isArray(list) || list.some((digest) => typeof digest !== 'string')) {
      this.#problem('malformed');
      return;
    }
    for (const digest of list) {
      const entry = this.#take(String(digest));
      if (entry === undefined || 'fault' in entry.disclosed) continue;
      const { name, value } = entry.disclosed;
      const why = this.#isTooDeep(1) ? 'too_deep' : misplacedMember(name, out);
      if (name === undefined || why) {
        misplace(entry, why ?? 'wrong_length');
        continue;
      }
      entry.state = 'matched';
      this.#point(entry, name);
      out[name] = this.#at(name, value);
    }
  }

  #array(array: readonly JsonValue[]): JsonValue[] {
    const out: JsonValue[] = [];
    for (const element of array) {
      if (isJsonObject(element) && Object.hasOwn(element, '...')) this.#element(element, out);
      else out.push(this.#at(out.length, element));
    }
    return out;
  }

  /** Puts in the element whose digest stands alone in an object under three dots. */
  #element(placeholder: JsonObject, out: JsonValue[]): void {
    const digest = placeholder['...'];
    if (typeof digest !== 'string' || Object.keys(placeholder).length > 1) {
      this.#problem('malformed');
      return;
    }
    const entry = this.#take(digest);
    if (entry === undefined || 'fault' in entry.disclosed) return;
    if (entry.disclosed.name !== undefined || this.#isTooDeep(1)) {
      misplace(entry, this.#isTooDeep(1) ? 'too_deep' : 'wrong_length');
      return;
    }
    entry.state = 'matched';
    this.#point(entry, out.length);
    out.push(this.#at(out.length, entry.disclosed.value));
  }

  /** The disclosure of a digest; undefined where none is here, or the digest stood before. */
  #take(digest: string): Entry | undefined {
    const entry = this.#byDigest.get(digest);
    if (this.#seenDigests.has(digest)) {
      this.#problem('repeated');
      if (entry && entry.state !== 'invalid') entry.state = 'duplicate';
      return undefined;
    }
    this.#seenDigests.add(digest);
    if (entry === undefined) this.#undisclosed++;
    return entry;
  }

  #point(entry: Entry, step: string | number): void {
    const pointer = shortPointer([...this.#path, step]);
    if (pointer !== undefined) entry.pointer = pointer;
  }

  #problem(code: DigestProblem['code']): void {
    if (this.#problems.length < MAX_LISTED)
      this.#problems.push({ code, pointer: shortPointer(this.#path) ?? '/…' });
  }
}

function shortPointer(path: readonly (string | number)[]): string | undefined {
  let length = 0;
  for (const step of path) {
    length += String(step).length + 1;
    if (length > MAX_POINTER) return undefined;
  }
  return pointerOf(path);
}

function misplacedMember(
  name: string | undefined,
  out: { readonly [name: string]: JsonValue },
): Misplacement | undefined {
  if (name === undefined) return 'wrong_length';
  if (name === '_sd' || name === '...') return 'reserved_name';
  return Object.hasOwn(out, name) ? 'name_exists' : undefined;
}

function misplace(entry: Entry, why: Misplacement): void {
  entry.state = 'invalid';
  entry.misplacement = why;
}

const MISPLACED: Readonly<Record<Misplacement, string>> = {
  wrong_length:
    'its digest stands where the other sort of disclosure belongs: members have a name, elements none',
  reserved_name: 'its name is _sd or ..., which no claim may have',
  name_exists: 'a claim of this name is there already',
  too_deep: 'it stands too deep',
};

function judged({ disclosed, digest, state, pointer, misplacement, isRepeated }: Entry): JudgedDisclosure {
  const fault = 'fault' in disclosed ? disclosed.fault : undefined;
  const reason = fault ?? (misplacement && MISPLACED[misplacement]) ?? reasonOf(state, isRepeated);
  return {
    disclosed,
    ...(misplacement ? { misplacement } : {}),
    verdict: {
      state,
      ...(reason === undefined ? {} : { reason }),
      ...('fault' in disclosed
        ? {}
        : {
            ...(disclosed.name === undefined ? {} : { name: disclosed.name }),
            valueText: disclosed.valueText,
          }),
      ...(digest === undefined ? {} : { digest }),
      ...(pointer === undefined ? {} : { pointer }),
    },
  };
}

function reasonOf(state: DisclosureVerdict['state'], isRepeated: boolean): string | undefined {
  if (state === 'duplicate')
    return isRepeated
      ? 'the same disclosure stands here before'
      : 'its digest stands more than once in what was signed';
  if (state === 'unmatched') return 'its digest stands nowhere in what was signed';
  return state === 'unchecked' ? 'the hash that the token names cannot be computed here' : undefined;
}
