import { chooseDecryptionKeys } from '../../core/jose/decryption-candidates.ts';
import type {
  DecryptionAttempt,
  DecryptionCandidate,
  DecryptionKey,
  DecryptionVerdict,
  SealedContent,
  Unzipped,
} from '../../core/jose/decryption.ts';
import {
  type ContentEncryption,
  findContentEncryption,
  findKeyManagement,
  isDirect,
  type KeyManagement,
  MAX_PBKDF2_ROUNDS,
} from '../../core/jose/jwe-algorithms.ts';
import { decryptionHeaderFor, type JweMessage } from '../../core/jose/jwe.ts';
import { keyBits } from '../../core/jose/keys.ts';
import { type JsonObject, member, numberMember, stringMember } from '../../core/json.ts';
import type { RoundsLeft } from './decrypting.ts';
import type { Decrypt, InflateLimits, OpenOutcome } from '../ports/decrypt.ts';

/** Rounds of PBKDF2 that all keys tried on one token may cost together. */
const MAX_ITERATIONS_TOGETHER = 2_400_000;

/** How far a compressed content may grow. */
const INFLATE_LIMITS: InflateLimits = { maxBytes: 4 * 1024 * 1024, maxRatio: 100 };

/** What came of an encrypted token: the verdict and, where a key opened it, what was inside. */
export interface DecryptedJwe {
  readonly verdict: DecryptionVerdict;
  readonly plaintext?: Uint8Array;
  /** The recipient that was judged, from 0: the one that was opened, else the first. */
  readonly recipient: number;
}

/** Decrypts a JWE of any serialization (RFC 7516 §5.2) with the keys a person gave, each tried on each recipient. */
export async function decryptJwe(
  decrypt: Decrypt,
  message: JweMessage,
  keys: readonly DecryptionKey[],
  rounds: RoundsLeft = { left: Infinity },
): Promise<DecryptedJwe> {
  const trial: Trial = {
    rounds,
    decrypt,
    message,
    keys,
    attempts: [],
    outcomes: [],
    iterationsLeft: MAX_ITERATIONS_TOGETHER,
  };
  const names = namesOf(decryptionHeaderFor(message, message.recipients[0]));
  const refusal = beforeTrying(message, keys, names);
  if (refusal) return { verdict: refusal, recipient: 0 };
  for (const index of message.recipients.keys()) {
    const opened = await tryRecipient(trial, index);
    if (opened) return { ...(await unpack(trial, opened, index)), recipient: index };
  }
  return { verdict: whyNot(trial, names), recipient: 0 };
}

interface Trial {
  readonly decrypt: Decrypt;
  readonly message: JweMessage;
  readonly keys: readonly DecryptionKey[];
  readonly attempts: DecryptionAttempt[];
  readonly outcomes: Outcome[];
  iterationsLeft: number;
  readonly rounds: RoundsLeft;
}

type Outcome =
  | Exclude<OpenOutcome, { result: 'opened' }>
  | { readonly result: 'too_many_iterations' | 'unknown'; readonly reason: string };

interface Names {
  readonly alg?: string;
  readonly enc?: string;
}

interface Opened {
  readonly plaintext: Uint8Array;
  readonly candidate: DecryptionCandidate;
  readonly candidateCount: number;
  readonly header: JsonObject;
  readonly enc: string;
}

function namesOf(header: JsonObject): Names {
  const alg = stringMember(header, 'alg');
  const enc = stringMember(header, 'enc');
  return { ...(alg === undefined ? {} : { alg }), ...(enc === undefined ? {} : { enc }) };
}

function beforeTrying(
  message: JweMessage,
  keys: readonly DecryptionKey[],
  names: Names,
): DecryptionVerdict | undefined {
  const [problem] = message.problems;
  if (problem !== undefined || message.recipients.length === 0) {
    const text = `The token cannot be read as RFC 7516 wants it. ${problem ?? 'It has no recipients.'}`;
    return { state: 'failed', reason: 'malformed', ...names, attempts: [], message: text };
  }
  if (keys.length > 0) return undefined;
  const text = 'The content is encrypted, and no key is at hand to decrypt it with.';
  return { state: 'unchecked', reason: 'no_keys', ...names, message: text };
}

async function tryRecipient(trial: Trial, index: number): Promise<Opened | undefined> {
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
  const outcome = spendIterations(trial, sealed, management) ?? (await trial.decrypt.open(sealed, candidate));
  if (outcome.result === 'opened') {
    trial.attempts.push({ ...attempt, result: 'decrypts' });
    return outcome.plaintext;
  }
  trial.outcomes.push(outcome);
  const isTried = outcome.result === 'key_does_not_fit' || outcome.result === 'content_does_not_fit';
  const reason = isTried ? TRIED[outcome.result] : 'reason' in outcome ? outcome.reason : '';
  trial.attempts.push({ ...attempt, result: isTried ? 'does_not_fit' : 'unusable', reason });
  return undefined;
}

const TRIED = {
  key_does_not_fit: 'it does not open the encrypted key',
  content_does_not_fit: 'the authentication tag does not fit what it decrypts',
} as const;

/** The count is the sender's word: without a limit one token keeps a reader busy for hours. */
function spendIterations(
  trial: Trial,
  { header }: SealedContent,
  { family }: KeyManagement,
): Outcome | undefined {
  // A negative count is refused where it would be used, and must not pay for the rounds of others.
  const count = family === 'pbes2' ? Math.max(0, numberMember(header, 'p2c') ?? 0) : 0;
  if (count <= MAX_PBKDF2_ROUNDS && count <= Math.min(trial.iterationsLeft, trial.rounds.left)) {
    trial.iterationsLeft -= count;
    trial.rounds.left -= count;
    return undefined;
  }
  const reason = `p2c asks for ${count} rounds of PBKDF2; at most ${MAX_PBKDF2_ROUNDS} are done for one key, ${MAX_ITERATIONS_TOGETHER} for one token, and some more for all tokens of a text.`;
  return { result: 'too_many_iterations', reason };
}

/** Unpacks what was opened, also where a header that nobody protected says that it is packed: a rule objects (RFC 7516 §4.1.3). */
async function unpack(
  { decrypt, message, attempts }: Trial,
  { plaintext, candidate, candidateCount, header, enc }: Opened,
  index: number,
): Promise<Omit<DecryptedJwe, 'recipient'>> {
  const { key, management, kid } = candidate;
  const names = { alg: management.alg, enc };
  const thumbprint = decrypt.thumbprint(key);
  const bits = management.kty.includes('RSA') ? keyBits(key.jwk.expose()) : undefined;
  const decrypted = (zip?: Unzipped): DecryptionVerdict => ({
    state: 'decrypted',
    ...names,
    key: {
      label: key.label,
      ...(kid === undefined ? {} : { kid }),
      ...(thumbprint === undefined ? {} : { thumbprint }),
      ...(bits === undefined ? {} : { bits }),
    },
    candidateCount,
    ...(message.recipients.length > 1 ? { recipient: index } : {}),
    ...(zip ? { zip } : {}),
    attempts,
  });
  const zip = member(message.protectedHeader, 'zip') ?? member(header, 'zip');
  if (zip === undefined) return { verdict: decrypted(), plaintext };
  if (zip !== 'DEF') {
    const text = 'The content was decrypted; how it was compressed is not known here, so it cannot be read.';
    return { verdict: { state: 'unchecked', reason: 'unsupported_zip', ...names, message: text } };
  }
  const inflated = await decrypt.inflate(plaintext, INFLATE_LIMITS);
  if (inflated.result === 'inflated') {
    const { bytes } = inflated;
    return {
      verdict: decrypted({ compressedBytes: plaintext.length, bytes: bytes.length }),
      plaintext: bytes,
    };
  }
  return {
    verdict:
      inflated.result === 'malformed'
        ? failed(
            names,
            attempts,
            'zip_malformed',
            'The content was decrypted, and is not DEFLATE as the header says.',
          )
        : failed(
            names,
            attempts,
            'zip_too_large',
            `The content was decrypted; its ${plaintext.length} bytes unpack to more than is taken, so unpacking was stopped.`,
          ),
  };
}

type FailedVerdict = Extract<DecryptionVerdict, { state: 'failed' }>;

function failed(
  names: Names,
  attempts: readonly DecryptionAttempt[],
  reason: FailedVerdict['reason'],
  message: string,
): FailedVerdict {
  return { state: 'failed', reason, ...names, attempts, message };
}

/** Why no key opened it, the most telling first. */
function whyNot({ outcomes, attempts }: Trial, names: Names): DecryptionVerdict {
  const find = (result: Outcome['result']) => outcomes.find((outcome) => outcome.result === result);
  if (find('content_does_not_fit')) return failed(names, attempts, 'tag_mismatch', tagWords(names.alg));
  if (find('key_does_not_fit'))
    return failed(
      names,
      attempts,
      'wrong_key',
      'None of the keys that were tried opens the encrypted key: the token was made for another one.',
    );
  const costly = find('too_many_iterations');
  if (costly && 'reason' in costly) return failed(names, attempts, 'too_many_iterations', costly.reason);
  const broken = find('malformed');
  if (broken && 'reason' in broken) return failed(names, attempts, 'malformed', broken.reason);
  const lacking = find('unknown') ?? find('unsupported');
  if (lacking && 'reason' in lacking)
    return { state: 'unchecked', reason: 'unsupported_alg', ...names, message: lacking.reason };
  const [first] = attempts;
  const why = first?.reason === undefined ? '' : ` For one, ${first.reason}.`;
  return failed(
    names,
    attempts,
    'no_matching_key',
    `None of the keys at hand may be used for ${names.alg ?? 'this'}.${why}`,
  );
}

function tagWords(alg: string | undefined): string {
  const management = alg === undefined ? undefined : findKeyManagement(alg);
  const isOpen = management === undefined || isDirect(management) || management.family === 'rsa1_5';
  return isOpen
    ? 'The authentication tag does not fit: the token was made for another key, or was changed.'
    : 'The key opens the encrypted key, and the authentication tag does not fit: the token was changed.';
}

function quote(text: string): string {
  return JSON.stringify(text.slice(0, 40));
}
