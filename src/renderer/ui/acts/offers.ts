import { useEffect, useRef } from 'react';
import type { ActId } from './acts.model.ts';

/** One act as somebody offers it just now. */
export interface Offer {
  readonly run: () => void;
  /** Why it cannot be done now, in words; absent: it can. */
  readonly whyNot?: string | undefined;
  /** The same, where it can be known only when it is asked for. */
  readonly whyNotNow?: () => string | undefined;
}

export type Offers = { readonly [id in ActId]?: Offer | undefined };

/** Who offers acts, the window first; what is offered later goes before. */
const offering: { readonly latest: () => Offers }[] = [];
let awaited: { readonly id: ActId; readonly isWanted: () => boolean } | undefined;

/**
 * Offers acts while the component is there. Its buttons run the same functions, so that a press, a key and the palette
 * cannot differ.
 */
export function useActs(offers: Offers): void {
  const latest = useRef(offers);
  useEffect(() => {
    latest.current = offers;
    const offer = awaited && offers[awaited.id];
    if (!awaited || !offer) return;
    const isWanted = awaited.isWanted();
    awaited = undefined;
    if (isWanted && offer.whyNot === undefined) offer.run();
  });
  useEffect(() => {
    const own = { latest: () => latest.current };
    offering.push(own);
    return () => {
      offering.splice(offering.indexOf(own), 1);
    };
  }, []);
}

/** The act as it is offered now, by the innermost who does; undefined where nobody does. */
export function offerOf(id: ActId): Offer | undefined {
  for (const { latest } of offering.toReversed()) {
    const offer = latest()[id];
    if (offer) return { ...offer, whyNot: offer.whyNot ?? offer.whyNotNow?.() };
  }
  return undefined;
}

/** Does an act as soon as a screen that is about to come offers it, if it is still wanted then. The last one counts. */
export function doWhenOffered(id: ActId, isWanted: () => boolean): void {
  awaited = { id, isWanted };
}
