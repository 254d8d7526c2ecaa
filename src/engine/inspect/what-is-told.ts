/** Of a kept token: how much of what stands inside leaves the engine. What the rules conclude from it always does. */
import { member } from '../../core/json.ts';
import type { Layer } from '../../core/jose/layers.ts';
import { readJson } from '../../core/text/json.ts';
import { isToken } from './judge-inside.ts';
import type { TokenJudgement } from './judging.ts';

/** What is told of a decrypted content: that there is one; what it is built of, masked; or all of it. */
export type Told = 'verdict' | 'shape' | 'contents';

/**
 * A judgement without what is not to be told: contents that were decrypted, as `told` says, and the text of a token that
 * stands in another's payload, signature and all.
 */
export function tellOf({ layers, ...judgement }: TokenJudgement, told: Told): TokenJudgement {
  const isRecipient = (layer: Layer) => layer.text === undefined && isOneOfMany(layer, layers);
  const opened = layers.filter((layer) => layer.decryption?.state === 'decrypted' && !isRecipient(layer));
  const isInside = (layer: Layer) =>
    opened.some(({ id }) => layer.id.startsWith(`${id}.`) && !(layer.parentId === id && isRecipient(layer)));
  const tell = (layer: Layer): Layer => {
    const isContent = opened.includes(layer) || isInside(layer);
    if (!isContent) return withoutToken(layer);
    if (told === 'contents') return layer;
    return isInside(layer) ? shapeOf(layer) : masked(layer);
  };
  const [whole, ...others] = layers;
  const shown = told === 'verdict' ? others.filter((layer) => !isInside(layer)) : others;
  return { ...judgement, layers: [tell(whole), ...shown.map(tell)] };
}

/** A recipient of a JWE in JSON serialization: it says who may open the content, and is none. */
function isOneOfMany({ kind, parentId }: Layer, layers: readonly Layer[]): boolean {
  return kind === 'jwe' && layers.find(({ id }) => id === parentId)?.kind === 'jwe_json';
}

/** Its header stands outside, for all to read. */
function masked({ payloadText: _payload, text: _text, ...layer }: Layer): Layer {
  return { ...layer, isMasked: true };
}

/** What a layer inside is, and what became of it, without a word of what it says: titles of disclosures have their names. */
function shapeOf(layer: Layer): Layer {
  const {
    headerText: _header,
    unprotectedText: _unprotected,
    disclosure: _disclosure,
    ...shape
  } = masked(layer);
  return layer.kind === 'disclosure' ? { ...shape, title: 'Disclosure' } : shape;
}

function withoutToken({ text: _text, payloadText, unprotectedText, ...layer }: Layer): Layer {
  const isHarmless = unprotectedText !== undefined && !holdsProof(unprotectedText);
  return {
    ...layer,
    ...(payloadText === undefined || isToken(payloadText) ? {} : { payloadText }),
    ...(isHarmless ? { unprotectedText } : {}),
  };
}

/** In JSON serialization the proof of the holder stands in the unprotected header (RFC 9901 §8.1). */
function holdsProof(unprotectedText: string): boolean {
  return member(readJson(unprotectedText).part.object, 'kb_jwt') !== undefined;
}
