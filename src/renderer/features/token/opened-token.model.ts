import type { TokenView } from '../../../contract/models/token.ts';
import type { DecryptionVerdict } from '../../../core/jose/decryption.ts';

/** What became of decrypting a token, or what is encrypted in it; undefined where nothing is. */
export function decryptionOf({ layers }: TokenView): DecryptionVerdict | undefined {
  return layers.find(({ decryption }) => decryption !== undefined)?.decryption;
}

/** What can be done next: to decrypt, to reveal what is inside, to hide it again. */
export type NextAct = 'act' | 'reveal' | 'hide';

export function nextAct(
  opened: { readonly view: TokenView | undefined; readonly isRevealed: boolean },
  isOpen: boolean,
): NextAct {
  if (!opened.view || !isOpen) return 'act';
  return opened.isRevealed ? 'hide' : 'reveal';
}

/** What is judged anew where a token was opened; what was observed of it is as it was. */
export function withOpened(token: TokenView, opened: TokenView | undefined): TokenView {
  if (!opened) return token;
  const { layers, findings, signature, life, scopes, binding } = opened;
  return { ...token, layers, findings, signature, life, scopes, ...(binding ? { binding } : {}) };
}

/** What to do where a token was not opened: the remedy of the finding that says why. */
export function remedyOf({ findings }: TokenView): string | undefined {
  const why = findings.find(({ code, outcome }) => outcome === 'fail' && WHY_NOT.has(code));
  return why?.words.remedy;
}

const WHY_NOT: ReadonlySet<string> = new Set<TokenView['findings'][number]['code']>([
  'token.encryption.malformed',
  'token.encryption.unsupported',
  'token.encryption.pbes2_count_high',
  'token.encryption.zip_unreadable',
  'token.encryption.zip_bomb',
  'token.encryption.not_decrypted',
  'token.encryption.no_key',
  'token.encryption.wrong_key',
  'token.encryption.tag_mismatch',
]);
