import type { Layer, LayerPart } from '../../../core/jose/layers.ts';
import type { SegmentKind } from '../secret/segments.model.ts';
import { topPointer } from './claims.model.ts';
import { members, TOLD_APART } from './raw-pieces.model.ts';
import type { LinkTarget } from './token-link.tsx';

/** A stretch of a token's text: which layers it belongs to, and what it is there. */
export interface LayerPiece {
  readonly text: string;
  readonly kind: SegmentKind;
  /** The layers whose bytes these are, the one that is opened by a press first; none of what only holds them together. */
  readonly owners: readonly string[];
  readonly part?: LinkTarget['part'];
  readonly pointer?: string;
}

/** A part of a layer, where it stands in the token's text. */
interface Placed extends LayerPart {
  readonly layer: Layer;
  readonly owners: readonly string[];
}

const KINDS: Partial<Record<LayerPart['part'], LinkTarget['part']>> = {
  header: 'header',
  payload: 'payload',
  disclosure: 'payload',
  ciphertext: 'payload',
  signature: 'signature',
  key_binding: 'signature',
  tag: 'signature',
};

/** A token's text cut at its layers, their parts and the members of their JSON; joined it is the text again. */
export function layerPieces(layers: readonly Layer[], text: string, start = 0): readonly LayerPiece[] {
  const pieces: LayerPiece[] = [];
  let at = 0;
  for (const placed of inOrder(placedParts(layers, text, start), layers)) {
    if (placed.start < at || placed.end > text.length) continue;
    if (placed.start > at) pieces.push({ text: text.slice(at, placed.start), kind: 'dot', owners: [] });
    pieces.push(...piecesOf(placed, text));
    at = placed.end;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), kind: 'dot', owners: [] });
  return pieces;
}

function piecesOf({ part, layer, owners, start, end }: Placed, text: string): readonly LayerPiece[] {
  const kind = KINDS[part] ?? 'other';
  const about = { owners, ...(kind === 'other' ? {} : { part: kind }) };
  const pointer = layer.disclosure?.pointer;
  const hasMembers = (part === 'header' || part === 'payload') && text.length <= TOLD_APART;
  if (hasMembers) return members(text, part, { start, end }, end).map((piece) => ({ ...piece, ...about }));
  const own = pointer === undefined ? {} : { pointer: topPointer(pointer) };
  return [{ text: text.slice(start, end), kind, ...about, ...own }];
}

/** By place; parts that stand at the same place (a payload that several have signed) are one, owned by all of them. */
function inOrder(parts: readonly Omit<Placed, 'owners'>[], layers: readonly Layer[]): readonly Placed[] {
  const byPlace = new Map<string, Placed>();
  const ownersOf = ownership(layers);
  for (const one of parts) {
    const place = `${one.start} ${one.end}`;
    const owners = [...(byPlace.get(place)?.owners ?? []), ...ownersOf(one.layer)];
    byPlace.set(place, { ...one, owners: [...new Set(owners)] });
  }
  return [...byPlace.values()].filter(({ start, end }) => end > start).sort((a, b) => a.start - b.start);
}

/** Whose bytes a layer's are beside its own: those of the token that only joins signatures, and of claims made of them. */
function ownership(layers: readonly Layer[]): (layer: Layer) => readonly string[] {
  const byId = new Map(layers.map((layer) => [layer.id, layer]));
  const claims = new Map(
    layers.flatMap(({ kind, parentId, id }) => (kind === 'json' ? [[parentId, id]] : [])),
  );
  return ({ id, parentId, kind, disclosure }) => {
    const isOneOfMany = kind === 'jws' && byId.get(parentId ?? '')?.kind === 'jws_json';
    const isPutIn = disclosure?.state === 'matched';
    return [
      id,
      isOneOfMany ? parentId : undefined,
      claims.get(id),
      isOneOfMany || isPutIn ? claims.get(parentId) : undefined,
    ].filter((owner) => owner !== undefined);
  };
}

type Part = Omit<Placed, 'owners'>;

/** Where the layers' parts stand in the text: as the program says, or, of an SD-JWT whose places it does not say, by its tildes. */
function placedParts(layers: readonly Layer[], text: string, start: number): readonly Part[] {
  const [whole] = layers;
  const isVerbatim = whole?.at?.start === start && whole.at.end - start === text.length;
  if (isVerbatim) return layers.flatMap((layer) => saidParts(layer, start));
  return whole?.kind === 'sd_jwt' ? partsByTildes(layers, text) : [];
}

function saidParts(layer: Layer, start: number): readonly Part[] {
  const { parts, disclosure, at } = layer;
  const own = parts ?? (disclosure && at ? [{ part: 'disclosure' as const, ...at }] : []);
  return own.map((one) => ({ part: one.part, layer, start: one.start - start, end: one.end - start }));
}

/** An SD-JWT is what the issuer signed, the disclosures and the proof of the holder, with a tilde after each but the last (RFC 9901 §4). */
function partsByTildes(layers: readonly Layer[], text: string): readonly Part[] {
  const [signed, ...rest] = text.split('~');
  const [whole] = layers;
  const disclosures = layers.filter(({ disclosure }) => disclosure !== undefined);
  if (!whole || signed === undefined || rest.length !== disclosures.length + 1) return [];
  const proof = layers.find(({ kind }) => kind === 'kb_jwt');
  let at = signed.length + 1;
  const after = rest.flatMap((one, index): readonly Part[] => {
    const from = at;
    at += one.length + 1;
    const layer = disclosures[index] ?? proof;
    if (!layer) return [];
    if (layer === proof) return jwsParts(layer, one, from);
    return [{ part: 'disclosure', layer, start: from, end: from + one.length }];
  });
  return [...jwsParts(whole, signed, 0), ...after];
}

/** The three parts of a JWS; of one that is masked only that it is there. */
function jwsParts(layer: Layer, jws: string, start: number): readonly Part[] {
  const segments = jws.split('.');
  const names = (['header', 'payload', 'signature'] as const).slice(segments.length === 3 ? 0 : 2);
  let at = start;
  return names.map((part, index) => {
    const end = at + (names.length === 1 ? jws : (segments[index] ?? '')).length;
    const placed = { part, layer, start: at, end };
    at = end + 1;
    return placed;
  });
}

/** Which layer a press on a piece opens: the one that is open stays where the piece is its own; what joins layers leads to the token. */
export function layerAt(owners: readonly string[], open: string): string {
  return owners.includes(open) ? open : (owners[0] ?? '0');
}
