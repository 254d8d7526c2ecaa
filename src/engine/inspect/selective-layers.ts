import type { Layer } from '../../core/jose/layers.ts';
import type { JudgedDisclosure, ProcessedSdJwt } from '../../core/jose/sd-jwt/process.ts';
import type { ParsedDisclosure, ParsedJws, SelectiveParts } from '../../core/jose/token.ts';
import type { SignatureVerdict } from '../../core/jose/verification.ts';
import { jwsLayer } from './jws-layer.ts';
import type { Place } from './place.ts';

/** What stands in an SD-JWT beside what the issuer signed, as layers. */
export function selectiveLayers(about: {
  readonly parts: SelectiveParts;
  readonly processed: ProcessedSdJwt;
  readonly keyBinding?: { readonly jws: ParsedJws; readonly signature: SignatureVerdict } | undefined;
  readonly place: Place;
  /** Number of the first of them among the token's children. */
  readonly first: number;
}): readonly Layer[] {
  const { parts, processed, keyBinding, place, first } = about;
  const claims: Layer = {
    id: `0.${first}`,
    parentId: '0',
    kind: 'json',
    title: 'Claims with what was disclosed',
    payloadText: JSON.stringify(processed.claims),
    undisclosedCount: processed.undisclosedCount,
    findings: [],
  };
  const disclosures = processed.disclosures.map((judged, index) =>
    disclosureLayer(judged, parts.disclosures[index], { id: `0.${first + 1 + index}`, place }),
  );
  const proof = keyBinding && {
    ...jwsLayer(keyBinding.jws, {
      kind: 'key_binding',
      place,
      signature: keyBinding.signature,
      findings: [],
      id: `0.${first + 1 + disclosures.length}`,
      parentId: '0',
      title: 'Proof of the holder (key binding)',
    }),
    kind: 'kb_jwt' as const,
  };
  return [claims, ...disclosures, ...(proof ? [proof] : [])];
}

function disclosureLayer(
  { verdict }: JudgedDisclosure,
  disclosure: ParsedDisclosure | undefined,
  { id, place }: { readonly id: string; readonly place: Place },
): Layer {
  const at = disclosure && place(disclosure);
  const name = verdict.pointer ?? verdict.name;
  return {
    id,
    parentId: '0',
    kind: 'disclosure',
    title: name === undefined ? 'Disclosure' : `Disclosed: ${name.replace(/^\//, '')}`,
    ...(at ? { at: { start: at.start, end: at.end } } : {}),
    ...(disclosure?.json ? { payloadText: disclosure.json.text } : {}),
    disclosure: verdict,
    findings: [],
  };
}
