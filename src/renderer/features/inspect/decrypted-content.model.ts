import type { Finding } from '../../../core/findings/finding.ts';
import type { Layer } from '../../../core/jose/layers.ts';

/** What was inside of an encrypted token. */
export type DecryptedShown =
  | { readonly kind: 'claims'; readonly headerText: string | undefined; readonly payloadText: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'bytes' };

/** The innermost thing that could be read; undefined where nothing was decrypted. */
export function contentOf<F extends Finding>(layers: readonly Layer<F>[]): DecryptedShown | undefined {
  const [whole, ...inside] = layers;
  if (whole?.decryption?.state !== 'decrypted') return undefined;
  const readable = inside.findLast(
    ({ kind, payloadText }) =>
      payloadText !== undefined && (kind === 'jws' || kind === 'json' || kind === 'sd_jwt'),
  );
  if (readable?.payloadText !== undefined)
    return { kind: 'claims', headerText: readable.headerText, payloadText: readable.payloadText };
  const text = layers.findLast(
    ({ kind, payloadText }) => kind.startsWith('jwe') && payloadText !== undefined,
  );
  return text?.payloadText === undefined ? { kind: 'bytes' } : { kind: 'text', text: text.payloadText };
}
