import { ACTS, type ActId } from '../../ui/acts/acts.model.ts';
import { type Offer, doWhenOffered, offerOf } from '../../ui/acts/offers.ts';
import { actWords } from '../../words/acts.ts';
import type { PlaceState } from '../place.store.ts';

/** An act that needs another tab is done there within this time, or not at all. */
const PATIENCE_MS = 10_000;

function notNow(whyNot: string): Offer {
  return { run: () => undefined, whyNot };
}

/**
 * An act as it can be done now: as a screen offers it, or by opening the tab whose screen does. `placeNow` says where the
 * window is later, so that an act is not done once a person has gone elsewhere.
 */
export function offerNow(
  id: ActId,
  { place, openTab }: Pick<PlaceState, 'place' | 'openTab'>,
  hasToken: boolean,
  placeNow: () => PlaceState['place'],
): Offer {
  const offered = offerOf(id);
  if (offered) return offered;
  const tab = ACTS.find((act) => act.id === id)?.tab;
  if (tab === undefined) return notNow(actWords.whyNot.notHere);
  if (place.kind !== 'profile') return notNow(actWords.whyNot.noProfile);
  if (tab === 'token' && !hasToken) return notNow(actWords.whyNot.noToken);
  if (place.tab === tab) return notNow(actWords.whyNot.notHere);
  return {
    run: () => {
      const until = performance.now() + PATIENCE_MS;
      doWhenOffered(id, () => {
        const now = placeNow();
        const isThere = now.kind === 'profile' && now.profileId === place.profileId && now.tab === tab;
        return isThere && performance.now() < until;
      });
      openTab(tab);
    },
  };
}
