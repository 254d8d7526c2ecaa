import type { Finding } from '../../core/findings/finding.ts';
import type { JweMessage } from '../../core/jose/jwe.ts';
import type { Layer } from '../../core/jose/layers.ts';
import type { ParsedJwe, ParsedJweJson } from '../../core/jose/token.ts';
import type { SignatureVerdict } from '../../core/jose/verification.ts';
import type { DecryptedJwe } from './decrypt-jwe.ts';
import type { Content } from './encrypted-content.ts';
import type { TokenToJudge } from './judging.ts';

/** The layer of the encrypted token itself. */
export function jweLayer(
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
export function recipientLayers(message: JweMessage, opened: DecryptedJwe): readonly Layer[] {
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

/** The layer of claims that were encrypted and not signed. */
export function claimsLayer(id: string, content: Content | undefined): readonly Layer[] {
  if (content?.kind !== 'claims') return [];
  const payloadText = content.text;
  return [{ id, parentId: '0', kind: 'json', title: 'Decrypted claims', payloadText, findings: [] }];
}
