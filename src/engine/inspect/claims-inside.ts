import type { JsonObject } from '../../core/json.ts';
import type { Layer } from '../../core/jose/layers.ts';
import { openedContent } from '../../core/jose/opened-content.ts';
import { readJson } from '../../core/text/json.ts';

/** The claims of the innermost thing that was decrypted; undefined where there are none. */
export function claimsInside(layers: readonly Layer[]): JsonObject | undefined {
  const opened = openedContent(layers);
  return opened?.kind === 'claims' ? readJson(opened.payloadText).part.object : undefined;
}
