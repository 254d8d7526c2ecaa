import { isJsonObject, type JsonObject, type JsonValue, member, stringMember } from '../json.ts';
import { decodeBase64url, isStrictBase64url } from '../text/base64url.ts';
import { readJson } from '../text/json.ts';
import { decodeUtf8 } from '../text/utf8.ts';
import type { ParsedJwe } from './token.ts';

/** One who may open it, with the header parameters that are theirs alone. */
export interface JweRecipient {
  readonly header?: JsonObject;
  /** Absent where there is none, as under direct encryption, or where it is not base64url. */
  readonly encryptedKey?: Uint8Array;
}

/**
 * A JWE of any serialization, taken apart without trust (RFC 7516 §7): the compact one is the same with one recipient.
 * A part that is absent was missing or not strict base64url; `problems` says so, and nothing is decrypted then.
 */
export interface JweMessage {
  readonly form: 'compact' | 'flattened' | 'general';
  /** The protected header as it stands in the token, base64url: what is authenticated is this text. */
  readonly protectedText: string;
  readonly protectedHeader?: JsonObject;
  /** Shared, and nobody’s word (RFC 7516 §7.2.1). */
  readonly unprotectedHeader?: JsonObject;
  readonly recipients: readonly JweRecipient[];
  readonly iv?: Uint8Array;
  readonly ciphertext?: Uint8Array;
  readonly tag?: Uint8Array;
  /** Further authenticated data, base64url as it stands. */
  readonly aadText?: string;
  /** What cannot be read as RFC 7516 has it, one plain sentence each. */
  readonly problems: readonly string[];
}

/** More recipients than this are not tried: each costs a private key operation. */
const MAX_RECIPIENTS = 64;

/** A compact JWE as a message with one recipient. */
export function messageOfCompact({ header, parts }: ParsedJwe): JweMessage {
  const [key, iv, ciphertext, tag] = parts;
  const problems: string[] = [];
  const bytes = (
    name: string,
    segment: { readonly text: string; readonly bytes?: Uint8Array } | undefined,
  ) => {
    if (segment?.bytes === undefined) problems.push(`The ${name} is not base64url.`);
    return segment?.bytes;
  };
  const read = {
    encryptedKey: bytes('encrypted key', key),
    iv: bytes('initialization vector', iv),
    ciphertext: bytes('ciphertext', ciphertext),
    tag: bytes('authentication tag', tag),
  };
  const protectedHeader = header.bytes === undefined ? undefined : header.json?.object;
  if (protectedHeader === undefined) problems.push('The protected header cannot be read.');
  return {
    form: 'compact',
    protectedText: header.text,
    ...(protectedHeader ? { protectedHeader } : {}),
    recipients: [read.encryptedKey === undefined ? {} : { encryptedKey: read.encryptedKey }],
    ...(read.iv ? { iv: read.iv } : {}),
    ...(read.ciphertext ? { ciphertext: read.ciphertext } : {}),
    ...(read.tag ? { tag: read.tag } : {}),
    problems,
  };
}

/** Whether a JSON object is built like a JWE in JSON serialization (RFC 7516 §9): it has a ciphertext, and what belongs to one. */
export function looksLikeJweJson(object: JsonObject): boolean {
  const has = (name: string) => member(object, name) !== undefined;
  return (
    typeof member(object, 'ciphertext') === 'string' && (has('protected') || has('recipients') || has('tag'))
  );
}

/** A JWE of the flattened or general JSON serialization (RFC 7516 §7.2). Never throws; members that are not known are left aside. */
export function messageOfJson(object: JsonObject): JweMessage {
  const problems: string[] = [];
  const read = reader(object, problems);
  const protectedText = stringMember(object, 'protected') ?? '';
  const protectedHeader = readProtected(object, problems);
  const unprotectedHeader = objectMember(object, 'unprotected', problems);
  const aadText = stringMember(object, 'aad');
  if (member(object, 'aad') !== undefined && (aadText === undefined || !isStrictBase64url(aadText)))
    problems.push('The "aad" is not base64url.');
  const iv = read('iv');
  const ciphertext = read('ciphertext');
  const tag = read('tag');
  if (ciphertext === undefined) problems.push('There is no "ciphertext" that can be read.');
  const list = member(object, 'recipients');
  return {
    form: list === undefined ? 'flattened' : 'general',
    protectedText,
    ...(protectedHeader ? { protectedHeader } : {}),
    ...(unprotectedHeader ? { unprotectedHeader } : {}),
    recipients: readRecipients(object, problems),
    ...(iv ? { iv } : {}),
    ...(ciphertext ? { ciphertext } : {}),
    ...(tag ? { tag } : {}),
    ...(aadText === undefined ? {} : { aadText }),
    problems,
  };
}

/** The JOSE header for one recipient: the union of the three (RFC 7516 §7.2.1). The protected one has the last word. */
export function headerFor(message: JweMessage, recipient: JweRecipient | undefined): JsonObject {
  return Object.assign(
    Object.create(null) as JsonObject,
    recipient?.header,
    message.unprotectedHeader,
    message.protectedHeader,
  );
}

/** What is read of a header to decrypt. */
const FOR_DECRYPTING = 'alg enc zip kid epk apu apv iv tag p2s p2c'.split(' ');

/** As `headerFor`, of what is read to decrypt alone: a header of fifty thousand parameters is not joined for each recipient. */
export function decryptionHeaderFor(message: JweMessage, recipient: JweRecipient | undefined): JsonObject {
  const header: { [name: string]: JsonValue } = Object.create(null);
  for (const name of FOR_DECRYPTING) {
    const value =
      member(message.protectedHeader, name) ??
      member(message.unprotectedHeader, name) ??
      member(recipient?.header, name);
    if (value !== undefined) header[name] = value;
  }
  return header;
}

/** Names that stand in more than one of the three headers, which RFC 7516 §7.2.1 forbids. */
export function repeatedNames(message: JweMessage, recipient: JweRecipient | undefined): readonly string[] {
  const seen = new Set<string>();
  const repeated = new Set<string>();
  for (const header of [message.protectedHeader, message.unprotectedHeader, recipient?.header]) {
    for (const name of Object.keys(header ?? {})) {
      if (seen.has(name)) repeated.add(name);
      seen.add(name);
    }
  }
  return [...repeated];
}

function reader(object: JsonObject, problems: string[]): (name: string) => Uint8Array | undefined {
  return (name) => {
    const value = member(object, name);
    if (value === undefined) return undefined;
    if (typeof value === 'string' && isStrictBase64url(value)) return decodeBase64url(value);
    problems.push(`The ${JSON.stringify(name)} is not base64url.`);
    return undefined;
  };
}

function readProtected(object: JsonObject, problems: string[]): JsonObject | undefined {
  const bytes = reader(object, problems)('protected');
  if (bytes === undefined || bytes.length === 0) return undefined;
  const text = decodeUtf8(bytes);
  const header = text.ok ? readJson(text.text).part.object : undefined;
  if (header === undefined) problems.push('The "protected" header is no JSON object.');
  return header;
}

function readRecipients(object: JsonObject, problems: string[]): readonly JweRecipient[] {
  const list = member(object, 'recipients');
  if (list === undefined) return [readRecipient(object, problems)];
  if (!Array.isArray(list)) {
    problems.push('The "recipients" are no list.');
    return [];
  }
  if (list.length > MAX_RECIPIENTS)
    problems.push(`There are ${list.length} recipients; the first ${MAX_RECIPIENTS} are looked at.`);
  return list.slice(0, MAX_RECIPIENTS).map((entry) => {
    if (isJsonObject(entry)) return readRecipient(entry, problems);
    problems.push('A recipient is no JSON object.');
    return {};
  });
}

function readRecipient(object: JsonObject, problems: string[]): JweRecipient {
  const header = objectMember(object, 'header', problems);
  const encryptedKey = reader(object, problems)('encrypted_key');
  return { ...(header ? { header } : {}), ...(encryptedKey ? { encryptedKey } : {}) };
}

function objectMember(object: JsonObject, name: string, problems: string[]): JsonObject | undefined {
  const value = member(object, name);
  if (value === undefined || isJsonObject(value)) return value;
  problems.push(`The ${JSON.stringify(name)} header is no JSON object.`);
  return undefined;
}
