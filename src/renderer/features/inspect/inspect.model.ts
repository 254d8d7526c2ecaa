import type { InputOf } from '../../../contract/ipc.ts';
import { claimedLife } from '../../../core/jose/claimed-life.ts';
import { headerOf, signedPart } from '../../../core/jose/content.ts';
import { detectPasted, type Pasted } from '../../../core/jose/detect.ts';
import type { DetectedToken } from '../../../core/jose/detected-token.ts';
import { judgeKind } from '../../../core/jose/kind.ts';
import { parseToken } from '../../../core/jose/parse.ts';
import { kindOfRole } from '../../../core/jose/token-roles.ts';
import type { ParsedToken, TokenKind } from '../../../core/jose/token.ts';
import type { Life } from '../../ui/clock/life.model.ts';

/** One token of a pasted text, taken apart without trust and without network. */
export interface ReadToken {
  readonly found: DetectedToken;
  readonly parsed: ParsedToken;
  readonly kind: TokenKind;
  readonly life: Life;
  readonly headerText?: string;
  readonly payloadText?: string;
}

/** Whether what was signed is not in the token (RFC 7515 appendix F). */
export function isPayloadElsewhere({ parsed }: ReadToken): boolean {
  return signedPart(parsed)?.isDetached === true;
}

/** What a pasted text is, and its tokens taken apart. */
export interface ReadPaste extends Omit<Pasted, 'tokens'> {
  readonly tokens: readonly ReadToken[];
}

/** Above this many characters a text area is too slow to type into: laying it out anew takes longer than a frame. */
const LARGE = 32_000;

/** True where a text is shown and replaced as a whole. */
export function isLarge(text: string): boolean {
  return text.length > LARGE;
}

/** Reads a pasted text as it is typed. Never throws. */
export function readPaste(text: string): ReadPaste {
  const pasted = detectPasted(text);
  return { ...pasted, tokens: pasted.tokens.map(readFound) };
}

function readFound(found: DetectedToken): ReadToken {
  const parsed = parseToken(found.text);
  const headerText = headerTextOf(parsed);
  const payload = parsed.format === 'opaque' ? parsed.json : signedPart(parsed)?.payload.json;
  return {
    found,
    parsed,
    kind: judgeKind(parsed, kindOfRole(found.role)),
    life: claimedLife(payload?.object),
    ...(headerText === undefined ? {} : { headerText }),
    ...(payload ? { payloadText: payload.text } : {}),
  };
}

/** Of JSON serializations the joined header, where none of their own texts has all of it. */
function headerTextOf(parsed: ParsedToken): string | undefined {
  const jws = signedPart(parsed);
  if (jws && !jws.unprotected) return jws.header.json?.text;
  if (parsed.format === 'jwe') return parsed.header.json?.text;
  const header = headerOf(parsed);
  return header && JSON.stringify(header);
}

/** Whose keys a person wants to trust. */
export interface TrustForm {
  readonly by: 'profile' | 'keys' | 'url';
  readonly profileId: string | undefined;
  readonly keys: string;
  readonly url: string;
  /** To decrypt with. */
  readonly decryptionKeys: string;
  /** What was signed, where it is not in the token. */
  readonly payload?: string;
}

type InspectInput = InputOf<'inspect.text'>;

/**
 * What `inspect.text` takes for a choice of trust; undefined where the choice is not complete. To decrypt, a key is
 * enough, or a profile, whose client may have one: whose signature is inside can be asked later.
 */
export function verifyInput(text: string, trust: TrustForm, isEncrypted: boolean): InspectInput | undefined {
  const by = trustInput(text, trust);
  if (!isEncrypted) return by && withPayload(by, trust.payload);
  const { decryptionKeys } = trust;
  if (decryptionKeys.trim() === '') return trust.by === 'profile' ? by : undefined;
  return { text, ...by, decryptionKeys };
}

function withPayload(input: InspectInput, payload: string | undefined): InspectInput {
  return payload === undefined || payload === '' ? input : { ...input, detachedPayload: payload };
}

function trustInput(text: string, trust: TrustForm): InspectInput | undefined {
  switch (trust.by) {
    case 'profile':
      return trust.profileId === undefined ? undefined : { text, profileId: trust.profileId };
    case 'keys':
      return trust.keys.trim() === '' ? undefined : { text, keys: trust.keys };
    case 'url':
      return URL.canParse(trust.url.trim()) ? { text, jwksUrl: trust.url.trim() } : undefined;
  }
}

/** The same asked once more, at another time, by another policy or held against other values: nothing is fetched for it. */
export function askedAgain(input: InspectInput): InspectInput {
  const isFetched = ['profileId', 'jwksUrl', 'fetchOwnKeyOf'].some((name) => name in input);
  return isFetched ? { ...input, isAgain: true } : input;
}
