import type { Finding } from '../findings/finding.ts';
import type { Layer, LayerKind } from './layers.ts';

/** What was inside of an encrypted token. */
export type OpenedContent =
  | { readonly kind: 'claims'; readonly headerText: string | undefined; readonly payloadText: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'bytes' }
  /** It is not told here. */
  | { readonly kind: 'masked' };

const CLAIMS: readonly LayerKind[] = ['jws', 'json', 'sd_jwt', 'jws_json'];

/** The innermost thing that could be read of an encrypted token; undefined where nothing was decrypted. */
export function openedContent<F extends Finding>(layers: readonly Layer<F>[]): OpenedContent | undefined {
  const [whole, ...inside] = layers;
  if (whole?.decryption?.state !== 'decrypted') return undefined;
  if (whole.isMasked) return { kind: 'masked' };
  const readable = inside.findLast(
    ({ kind, payloadText }) => payloadText !== undefined && CLAIMS.includes(kind),
  );
  if (readable?.payloadText !== undefined)
    return { kind: 'claims', headerText: readable.headerText, payloadText: readable.payloadText };
  const text = layers.findLast(
    ({ kind, payloadText }) => kind.startsWith('jwe') && payloadText !== undefined,
  );
  return text?.payloadText === undefined ? { kind: 'bytes' } : { kind: 'text', text: text.payloadText };
}
