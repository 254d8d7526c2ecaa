import type { LayerPart } from '../../core/jose/layers.ts';
import type { ParsedJws, ParsedToken } from '../../core/jose/token.ts';
import type { TextRange } from '../../core/text/json-walk.ts';

/** Leads from offsets in a token to offsets in the text that it stood in; undefined where it does not stand there in clear. */
export type Place = (range: TextRange) => TextRange | undefined;

/** The place of a token found in a text: exact where it stands there as it is, all of it where it stands encoded. */
export function placeIn(
  text: string,
  { text: token, start, end }: TextRange & { readonly text: string },
): Place {
  const isVerbatim = end - start === token.length && text.startsWith(token, start);
  if (!isVerbatim) return () => ({ start, end });
  return (range) => ({ start: start + range.start, end: start + range.end });
}

/** Of a token that stands nowhere: it was encrypted, or is kept and masked in another length. */
export const NOWHERE: Place = () => undefined;

/** Of a kept token: in JSON it is masked in its own length, so that each part stands where it did. */
export function placeOfKept({ format }: ParsedToken): Place {
  return format === 'jws_json' || format === 'jwe_json' ? (range) => range : NOWHERE;
}

/** The three parts of a JWS where they stand. */
export function partsOfJws({ header, payload, signature }: ParsedJws, place: Place): readonly LayerPart[] {
  return (['header', 'payload', 'signature'] as const).flatMap((part) => {
    const range = place({ header, payload, signature }[part]);
    return range === undefined ? [] : [{ part, start: range.start, end: range.end }];
  });
}
