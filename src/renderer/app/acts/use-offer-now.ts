import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { OutputOf } from '../../../contract/ipc.ts';
import { queries } from '../../bridge/queries.ts';
import type { ActId } from '../../ui/acts/acts.model.ts';
import type { Offer } from '../../ui/acts/offers.ts';
import { showToast } from '../../ui/toast/toast.ts';
import { profileOf, usePlace } from '../place.store.ts';
import { offerNow } from './offer-now.ts';

/** Says of an act how it can be done now, or why it cannot. */
export function useOfferNow(): (id: ActId) => Offer {
  const client = useQueryClient();
  const place = usePlace((state) => state.place);
  const openTab = usePlace((state) => state.openTab);
  return useCallback(
    (id) => {
      const tokens = client.getQueryData<OutputOf<'tokens.list'>>(queries.tokens().queryKey);
      const profileId = profileOf(place);
      const hasToken = tokens?.some((token) => token.profileId === profileId) ?? false;
      return offerNow(id, { place, openTab }, hasToken, () => usePlace.getState().place);
    },
    [client, place, openTab],
  );
}

/** Does an act by its name, as a key or the palette asks for it; what cannot be done says why. */
export function usePerform(): (id: ActId) => void {
  const offer = useOfferNow();
  return useCallback(
    (id) => {
      const { run, whyNot } = offer(id);
      if (whyNot === undefined) run();
      else showToast({ text: whyNot });
    },
    [offer],
  );
}
