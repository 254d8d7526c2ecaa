import type { Finding } from '../../core/findings/finding.ts';
import type { Layer } from '../../core/jose/layers.ts';
import type { ParsedJws, TokenKind } from '../../core/jose/token.ts';
import type { SignatureVerdict } from '../../core/jose/verification.ts';
import { decodeUtf8 } from '../../core/text/utf8.ts';
import { partsOfJws, type Place } from './place.ts';

/** The layer of one signature: a JWS alone, or one of several over the same payload. */
export function jwsLayer(
  jws: ParsedJws,
  about: {
    readonly kind: TokenKind;
    readonly place: Place;
    readonly signature: SignatureVerdict;
    readonly findings: readonly Finding[];
    readonly id?: string;
    readonly parentId?: string;
    readonly title?: string;
    /** True where another layer has the payload already, and it is long. */
    readonly isPayloadElsewhere?: boolean;
  },
): Layer {
  const { header, payload, signature } = jws;
  // In JSON its parts stand in any order, and one that is absent stands at the end.
  const start = Math.min(header.start, payload.start, signature.start);
  const at = about.place({ start, end: Math.max(start, payload.end, signature.end) });
  const payloadText = about.isPayloadElsewhere ? undefined : textOfPayload(jws);
  return {
    id: about.id ?? '0',
    ...(about.parentId === undefined ? {} : { parentId: about.parentId }),
    kind: 'jws',
    tokenKind: about.kind,
    title: about.title ?? 'Signed token',
    ...(at ? { at } : {}),
    parts: partsOfJws(jws, about.place),
    ...(header.json ? { headerText: header.json.text } : {}),
    ...(jws.unprotected ? { unprotectedText: jws.unprotected.text } : {}),
    ...(payloadText === undefined ? {} : { payloadText }),
    signature: about.signature,
    findings: about.findings,
  };
}

/** The payload's JSON; of what is no JSON the text, where it is text: a JWS may sign anything. */
export function textOfPayload({ payload }: ParsedJws): string | undefined {
  if (payload.json) return payload.json.text;
  if (payload.bytes === undefined || payload.text === '') return undefined;
  const decoded = decodeUtf8(payload.bytes);
  return decoded.ok ? decoded.text : undefined;
}
