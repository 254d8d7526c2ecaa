import { spellingsOf } from '../core/exchange/echoes.ts';
import { redactText } from '../core/exchange/redact.ts';

const MASK = '[hidden]';

/**
 * A server's words as they may stand in a fault or a summary: one line, cut, without control characters
 * (RFC 6749 Appendix A.7 and A.8 allow printable ASCII only), and with whatever looks like a secret hidden. `known` are
 * secrets that the server was sent and might echo,
 * none of them so short that it could be part of any word.
 */
export function quoteServer(text: string, maxLength: number, known: readonly string[] = []): string {
  const withoutKnown = known
    .flatMap(spellingsOf)
    .toSorted((a, b) => b.length - a.length)
    .reduce((rest, secret) => rest.replaceAll(secret, MASK), text);
  return redactText(withoutKnown)
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
    .slice(0, maxLength);
}
