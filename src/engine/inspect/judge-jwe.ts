import { checkEncryption } from '../../core/checks/formats.ts';
import { checkClaims, checkStructure } from '../../core/checks/index.ts';
import { stringMember } from '../../core/json.ts';
import { bareClaims } from '../../core/jose/bare-claims.ts';
import { headerFor, type JweMessage, messageOfCompact, repeatedNames } from '../../core/jose/jwe.ts';
import type { ParsedJwe, ParsedJweJson } from '../../core/jose/token.ts';
import { type DecryptedJwe, decryptJwe } from './decrypt-jwe.ts';
import { forRules, kindInside, readContent, unsigned } from './encrypted-content.ts';
import { type Judging, jwtInput, type TokenJudgement, type TokenToJudge } from './judging.ts';
import { judgeInside, type JudgeToken, layersInside, MAX_DEPTH, withSaidInside } from './judge-inside.ts';
import { claimsLayer, jweLayer, recipientLayers } from './jwe-layers.ts';

/**
 * Judges an encrypted token: decrypts it with the keys at hand and judges what is inside as a token of its own, to a
 * depth. Its signature is that of the token inside. Claims that are inside without a signature are judged as claims.
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
  const header = headerFor(message, recipient);
  const bare = content?.kind === 'claims' ? bareClaims(parsed.text, header, content.text) : undefined;
  const kind = inner?.kind ?? kindInside(content, bare, token.kind);
  const signature = inner?.signature ?? unsigned(opened.verdict, content);
  const encryption = [
    ...checkStructure({ token: parsed }),
    ...checkEncryption({
      kind,
      protectedHeader: message.protectedHeader,
      header,
      otherAlgs: algsOf(message),
      repeated: repeatedNames(message, recipient),
      decryption: opened.verdict,
      ...(content ? { content: forRules(content) } : {}),
      ...(depth >= MAX_DEPTH ? { tooDeep: depth + 1 } : {}),
    }),
  ];
  const ofClaims = bare ? checkClaims(jwtInput(judging, { jws: bare, kind, signature })) : [];
  const findings = withSaidInside(encryption, ofClaims);
  const whole = jweLayer(token, message, { ...opened, signature, findings, content });
  const recipients = recipientLayers(message, opened);
  const id = `0.${recipients.length}`;
  const text = content?.kind === 'token' ? content.text : '';
  const within = inner ? layersInside(inner, id, text) : claimsLayer(id, content);
  return {
    ...(kind === 'unknown' ? {} : { kind }),
    signature,
    findings: inner ? withSaidInside(findings, inner.findings) : findings,
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

/** How the content key was encrypted, for each recipient. */
function algsOf(message: JweMessage): readonly string[] {
  return message.recipients.flatMap((recipient) => stringMember(headerFor(message, recipient), 'alg') ?? []);
}
