import { chooseDecryptionKeys } from '../../core/jose/decryption-candidates.ts';
import type {
  DecryptionAttempt,
  DecryptionCandidate,
  DecryptionKey,
  SealedContent,
} from '../../core/jose/decryption.ts';
import {
  type ContentEncryption,
  findContentEncryption,
  findKeyManagement,
  isDirect,
  type KeyManagement,
} from '../../core/jose/jwe-algorithms.ts';
import { decryptionHeaderFor, type JweMessage } from '../../core/jose/jwe.ts';
import { type JsonObject, stringMember } from '../../core/json.ts';
import type { Decrypt, OpenOutcome } from '../ports/decrypt.ts';
import type { RoundsLeft } from './decrypting.ts';
import { MAX_ITERATIONS_TOGETHER, spendIterations } from './password-rounds.ts';

/** One token on which keys are tried, and what came of each so far. */
export interface Trial {
  readonly decrypt: Decrypt;
  readonly message: JweMessage;
  readonly keys: readonly DecryptionKey[];
  readonly attempts: DecryptionAttempt[];
  readonly outcomes: TrialOutcome[];
  iterationsLeft: number;
  readonly rounds: RoundsLeft;
}

/** Why one key, or all of them for one recipient, opened nothing. */
export type TrialOutcome =
  | Exclude<OpenOutcome, { result: 'opened' }>
  | { readonly result: 'too_many_iterations' | 'unknown'; readonly reason: string };

/** What a header says of how it was encrypted. */
export interface SealedNames {
  readonly alg?: string;
  readonly enc?: string;
}

/** What a key opened, still packed where it was packed. */
export interface OpenedJwe {
  readonly plaintext: Uint8Array;
  readonly candidate: DecryptionCandidate;
  readonly candidateCount: number;
  readonly header: JsonObject;
  readonly enc: string;
}

/** Nothing tried yet. */
export function beginTrial(on: Pick<Trial, 'decrypt' | 'message' | 'keys' | 'rounds'>): Trial {
  return { ...on, attempts: [], outcomes: [], iterationsLeft: MAX_ITERATIONS_TOGETHER };
}

/** `alg` and `enc` where they are texts. */
export function namesOf(header: JsonObject): SealedNames {
  const alg = stringMember(header, 'alg');
  const enc = stringMember(header, 'enc');
  return { ...(alg === undefined ? {} : { alg }), ...(enc === undefined ? {} : { enc }) };
}

/** Tries the keys that may be tried on one recipient; undefined where none opens it. */
export async function tryRecipient(trial: Trial, index: number): Promise<OpenedJwe | undefined> {
  const { message } = trial;
  const recipient = message.recipients[index];
  const header = decryptionHeaderFor(message, recipient);
  const { alg, enc } = namesOf(header);
  if (alg === undefined || enc === undefined) {
    const missing = alg === undefined ? '"alg" (RFC 7516 §4.1.1)' : '"enc" (§4.1.2)';
    trial.outcomes.push({ result: 'malformed', reason: `The header has no ${missing} that can be read.` });
    return undefined;
  }
  const management = findKeyManagement(alg);
  const encryption = findContentEncryption(enc);
  if (!management || !encryption) {
    const unknown = management ? `enc ${quote(enc)}` : `alg ${quote(alg)}`;
    trial.outcomes.push({ result: 'unknown', reason: `Assay knows no ${unknown} for encryption.` });
    return undefined;
  }
  const sealed = seal(message, recipient?.encryptedKey, header, encryption);
  const chosen = chooseDecryptionKeys(header, trial.keys, management, encryption);
  const place = message.recipients.length > 1 ? { recipient: index } : {};
  trial.attempts.push(...chosen.attempts.map((attempt) => ({ ...attempt, ...place })));
  for (const candidate of chosen.candidates) {
    const plaintext = await tryCandidate(trial, sealed, candidate, place);
    if (plaintext)
      return { plaintext, candidate, candidateCount: countMeant(chosen.candidates), header, enc };
  }
  return undefined;
}

/** The readings of one secret are one key. */
function countMeant(candidates: readonly DecryptionCandidate[]): number {
  const readings = candidates.filter(({ key }) => key.isReading).length;
  return candidates.length - Math.max(0, readings - 1);
}

function seal(
  message: JweMessage,
  encryptedKey: Uint8Array | undefined,
  header: JsonObject,
  encryption: ContentEncryption,
): SealedContent {
  const { protectedText, aadText } = message;
  const nothing = new Uint8Array();
  return {
    header,
    encryption,
    encryptedKey: encryptedKey ?? nothing,
    iv: message.iv ?? nothing,
    ciphertext: message.ciphertext ?? nothing,
    tag: message.tag ?? nothing,
    additionalData: aadText === undefined ? protectedText : `${protectedText}.${aadText}`,
  };
}

async function tryCandidate(
  trial: Trial,
  sealed: SealedContent,
  candidate: DecryptionCandidate,
  place: { readonly recipient?: number },
): Promise<Uint8Array | undefined> {
  const { key, management, kid } = candidate;
  const thumbprint = trial.decrypt.thumbprint(key);
  const attempt = {
    label: key.label,
    ...(kid === undefined ? {} : { kid }),
    ...(thumbprint === undefined ? {} : { thumbprint }),
    alg: management.alg,
    ...place,
  };
  const opened = spendIterations(trial, sealed, management) ?? (await trial.decrypt.open(sealed, candidate));
  if (opened.result === 'opened') {
    trial.attempts.push({ ...attempt, result: 'decrypts' });
    return opened.plaintext;
  }
  trial.outcomes.push(saysOfKey(opened, management));
  const isTried = opened.result === 'key_does_not_fit' || opened.result === 'content_does_not_fit';
  const reason = isTried ? TRIED[opened.result] : 'reason' in opened ? opened.reason : '';
  trial.attempts.push({ ...attempt, result: isTried ? 'does_not_fit' : 'unusable', reason });
  return undefined;
}

/**
 * A tag that does not fit says that the content was changed only where the key is known to be the right one: it opened the
 * encrypted key. Used directly, any key goes so far, and RSA1_5 gives a random one in place of one that does not open.
 */
function saysOfKey(outcome: TrialOutcome, management: KeyManagement): TrialOutcome {
  const isOpen = isDirect(management) || management.family === 'rsa1_5';
  return outcome.result === 'content_does_not_fit' && isOpen ? { result: 'key_does_not_fit' } : outcome;
}

const TRIED = {
  key_does_not_fit: 'it does not open the encrypted key',
  content_does_not_fit: 'the authentication tag does not fit what it decrypts',
} as const;

function quote(text: string): string {
  return JSON.stringify(text.slice(0, 40));
}
