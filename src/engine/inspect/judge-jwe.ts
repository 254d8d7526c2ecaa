import { checkEncryption } from '../../core/checks/formats.ts';
import { checkStructure } from '../../core/checks/index.ts';
import type { EncryptedContent } from '../../core/checks/inputs.ts';
import type { Finding } from '../../core/findings/finding.ts';
import { stringMember } from '../../core/json.ts';
import type { DecryptionVerdict } from '../../core/jose/decryption.ts';
import { headerFor, type JweMessage, messageOfCompact, repeatedNames } from '../../core/jose/jwe.ts';
import { judgeKind } from '../../core/jose/kind.ts';
import type { Layer } from '../../core/jose/layers.ts';
import { parseToken } from '../../core/jose/parse.ts';
import type { ParsedJwe, ParsedJweJson, ParsedToken } from '../../core/jose/token.ts';
import type { SignatureVerdict } from '../../core/jose/verification.ts';
import { readJson } from '../../core/text/json.ts';
import { decodeUtf8 } from '../../core/text/utf8.ts';
import { type DecryptedJwe, decryptJwe } from './decrypt-jwe.ts';
import type { Judging, TokenJudgement, TokenToJudge } from './judging.ts';
import { judgeInside, type JudgeToken, layersInside, MAX_DEPTH, saidInside } from './judge-inside.ts';

/**
 * Judges an encrypted token: decrypts it with the keys at hand and judges what is inside as a token of its own, to a
 * depth. Its signature is that of the token inside.
 */
export async function judgeJwe(
  judging: Judging,
  token: TokenToJudge & { readonly parsed: ParsedJwe | ParsedJweJson },
  judge: JudgeToken,
): Promise<TokenJudgement> {
  const { parsed } = token;
  const depth = judging.depth ?? 0;
  const message = parsed.format === 'jwe' ? messageOfCompact(parsed) : parsed.message;
  const opened = await open(judging, message, depth);
  const content = opened.plaintext && readContent(opened.plaintext);
  const inner =
    content?.kind === 'token' ? await judgeInside(judge, judging, content.parsed, token.kind) : undefined;
  const recipient = message.recipients[opened.recipient];
  const findings = [
    ...checkStructure({ token: parsed }),
    ...checkEncryption({
      protectedHeader: message.protectedHeader,
      header: headerFor(message, recipient),
      otherAlgs: algsOf(message),
      repeated: repeatedNames(message, recipient),
      decryption: opened.verdict,
      ...(content ? { content: forRules(content) } : {}),
      ...(depth >= MAX_DEPTH ? { tooDeep: depth + 1 } : {}),
    }),
  ];
  const signature = inner?.signature ?? unsigned(opened.verdict);
  const whole = layerOf(token, message, { ...opened, signature, findings, content });
  const recipients = recipientLayers(message, opened);
  const id = `0.${recipients.length}`;
  const text = content?.kind === 'token' ? content.text : '';
  const within = inner ? layersInside(inner, id, text) : claimsLayer(id, content);
  const kind =
    inner && content?.kind === 'token' ? (inner.kind ?? judgeKind(content.parsed, token.kind)) : 'unknown';
  return {
    ...(kind === 'unknown' ? {} : { kind }),
    signature,
    findings: [...findings, ...(inner ? saidInside(inner.findings, findings) : [])],
    layers: [whole, ...recipients, ...within],
  };
}

function open(judging: Judging, message: JweMessage, depth: number): Promise<DecryptedJwe> | DecryptedJwe {
  const { decrypting } = judging;
  if (depth >= MAX_DEPTH) {
    const text = `It stands inside of ${depth} other tokens; no more are opened.`;
    return { verdict: { state: 'unchecked', reason: 'too_deep', message: text }, recipient: 0 };
  }
  if (decrypting) return decryptJwe(decrypting.decrypt, message, decrypting.keys, decrypting.rounds);
  const text = 'The content is encrypted, and no key is at hand to decrypt it with.';
  return { verdict: { state: 'unchecked', reason: 'no_keys', message: text }, recipient: 0 };
}

type Content =
  | { readonly kind: 'token'; readonly parsed: ParsedToken; readonly text: string }
  | (Exclude<EncryptedContent, { kind: 'token' }> & { readonly text?: string });

const TOKENS: readonly ParsedToken['format'][] = ['jws', 'jws_json', 'sd_jwt', 'jwe', 'jwe_json'];

/** What was inside: a token, claims, other text or no text at all. */
function readContent(plaintext: Uint8Array): Content {
  const decoded = decodeUtf8(plaintext);
  if (!decoded.ok) return { kind: 'bytes' };
  const { text } = decoded;
  const parsed = parseToken(text);
  if (TOKENS.includes(parsed.format)) return { kind: 'token', parsed, text };
  const claims = readJson(text).part.object;
  return claims ? { kind: 'claims', claims, text } : { kind: 'text', text };
}

function forRules(content: Content): EncryptedContent {
  if (content.kind === 'claims') return { kind: 'claims', claims: content.claims };
  return { kind: content.kind };
}

function unsigned(decryption: DecryptionVerdict): SignatureVerdict {
  const message =
    decryption.state === 'decrypted'
      ? 'The token was decrypted, and what is inside is not signed.'
      : 'The token is encrypted: its signature, if it has one, is inside.';
  return { state: 'unchecked', reason: 'encrypted', message };
}

/** How the content key was encrypted, for each recipient. */
function algsOf(message: JweMessage): readonly string[] {
  return message.recipients.flatMap((recipient) => stringMember(headerFor(message, recipient), 'alg') ?? []);
}

function layerOf(
  { parsed, kind, place }: TokenToJudge & { readonly parsed: ParsedJwe | ParsedJweJson },
  message: JweMessage,
  about: DecryptedJwe & {
    readonly signature: SignatureVerdict;
    readonly findings: readonly Finding[];
    readonly content: Content | undefined;
  },
): Layer {
  const at = place({ start: 0, end: parsed.text.length });
  const header = parsed.format === 'jwe' ? parsed.header.json?.text : headerText(message.protectedHeader);
  const unprotected = headerText(message.unprotectedHeader);
  const text = about.content && 'text' in about.content ? about.content.text : undefined;
  return {
    id: '0',
    kind: parsed.format,
    tokenKind: kind,
    title: titleOf(message),
    ...(at ? { at } : {}),
    ...(parsed.format === 'jwe' ? { parts: partsOfJwe(parsed, place) } : {}),
    ...(header === undefined ? {} : { headerText: header }),
    ...(unprotected === undefined ? {} : { unprotectedText: unprotected }),
    ...(text === undefined ? {} : { payloadText: text }),
    signature: about.signature,
    decryption: about.verdict,
    findings: about.findings,
  };
}

function titleOf({ form, recipients }: JweMessage): string {
  if (form === 'compact') return 'Encrypted token';
  return form === 'flattened'
    ? 'Encrypted token in JSON'
    : `Encrypted token in JSON, ${recipients.length} recipients`;
}

function headerText(header: object | undefined): string | undefined {
  return header === undefined ? undefined : JSON.stringify(header, undefined, 2);
}

const PARTS = ['encrypted_key', 'iv', 'ciphertext', 'tag'] as const;

function partsOfJwe({ header, parts }: ParsedJwe, place: TokenToJudge['place']): NonNullable<Layer['parts']> {
  const named = [
    { part: 'header' as const, range: header },
    ...PARTS.map((part, index) => ({ part, range: parts[index] })),
  ];
  return named.flatMap(({ part, range }) => {
    const at = range && place(range);
    return at ? [{ part, start: at.start, end: at.end }] : [];
  });
}

/** One layer for each who may open it, where there are several. */
function recipientLayers(message: JweMessage, opened: DecryptedJwe): readonly Layer[] {
  const { recipients } = message;
  if (recipients.length < 2) return [];
  return recipients.map((recipient, index): Layer => {
    const text = headerText(recipient.header);
    return {
      id: `0.${index}`,
      parentId: '0',
      kind: 'jwe',
      title: `Recipient ${index + 1} of ${recipients.length}`,
      ...(text === undefined ? {} : { headerText: text }),
      ...(opened.verdict.state === 'decrypted' && opened.recipient === index
        ? { decryption: opened.verdict }
        : {}),
      findings: [],
    };
  });
}

function claimsLayer(id: string, content: Content | undefined): readonly Layer[] {
  if (content?.kind !== 'claims') return [];
  const payloadText = content.text ?? '';
  return [{ id, parentId: '0', kind: 'json', title: 'Decrypted claims', payloadText, findings: [] }];
}
