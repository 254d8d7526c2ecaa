import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { queries } from '../bridge/queries.ts';
import { usePlace } from './place.store.ts';

/** Opens the first profile once the profiles are known, unless a person has gone somewhere already. */
export function useFirstPlace(): void {
  const profiles = useQuery(queries.profiles());
  const first = profiles.data?.[0]?.profile.id;
  const isUntouched = usePlace((state) => state.isUntouched);
  const go = usePlace((state) => state.go);
  useEffect(() => {
    if (isUntouched && first !== undefined) go({ kind: 'profile', profileId: first, tab: 'get' });
  }, [isUntouched, first, go]);
}
