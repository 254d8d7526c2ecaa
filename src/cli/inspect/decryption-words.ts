import { counted } from '../../core/findings/words.ts';
import type { DecryptionVerdict } from '../../core/jose/decryption.ts';
import { wrap } from '../terminal/layout.ts';
import { safeLine } from '../terminal/safe-text.ts';
import { MARKS } from '../terminal/style.ts';
import type { Output } from '../terminal/terminal.ts';

/** What became of decrypting: one line, with which key, or why not. */
export function decryptionRows(
  verdict: DecryptionVerdict,
  { style, width }: Pick<Output, 'style' | 'width'>,
): string[] {
  const isOpen = verdict.state === 'decrypted';
  const name = isOpen ? 'Decrypted' : 'Not decrypted';
  const colour = isOpen ? style.good : verdict.state === 'unchecked' ? style.warn : style.bad;
  const mark = isOpen ? MARKS.good : verdict.state === 'unchecked' ? MARKS.warn : MARKS.bad;
  const [first = '', ...rest] = wrap(headOf(verdict), width, name.length + 4);
  return [`${colour(`${mark} ${name}`)}  ${first.trimStart()}`, ...rest, ...attemptRows(verdict, style)];
}

function headOf(verdict: DecryptionVerdict): string {
  if (verdict.state !== 'decrypted') return safeLine(verdict.message);
  const { alg, enc, key, zip, recipient } = verdict;
  const name = key.kid ?? key.thumbprint;
  const which = name === undefined ? '' : ` (${safeLine(name)})`;
  const whom = recipient === undefined ? '' : `, recipient ${recipient + 1}`;
  const unpacked = zip ? `; unpacked from ${zip.compressedBytes} to ${zip.bytes} bytes` : '';
  return `${safeLine(alg)} and ${safeLine(enc)} with ${safeLine(key.label)}${which}${whom}${unpacked}`;
}

/** Of a failure, what became of each key. */
function attemptRows(verdict: DecryptionVerdict, style: Output['style']): string[] {
  if (verdict.state !== 'failed' || verdict.attempts.length === 0) return [];
  const shown = verdict.attempts.slice(0, 8).map(({ label, kid, reason, result }) => {
    const name = kid === undefined ? safeLine(label) : safeLine(kid);
    return style.dim(`  ${name}: ${safeLine(reason ?? result.replaceAll('_', ' '))}`);
  });
  const more = verdict.attempts.length - shown.length;
  return more > 0 ? [...shown, style.dim(`  and ${counted(more, 'key')} more`)] : shown;
}
