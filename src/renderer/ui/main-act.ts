import type { ActId } from './acts/acts.model.ts';
import { useActs } from './acts/offers.ts';

/**
 * Makes `act` the main act of the screen while the component is there and `isEnabled`: what Ctrl or Command with Enter
 * does. `id` names it in the palette too.
 */
export function useMainAct(act: () => void, isEnabled = true, id?: ActId): void {
  const offer = isEnabled ? { run: act } : undefined;
  useActs({ run: offer, ...(id === undefined ? {} : { [id]: offer }) });
}
