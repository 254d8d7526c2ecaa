import type { RememberedPlace, WindowMemory } from '../../../contract/models/app.ts';
import type { PanesState } from '../../ui/split/panes.store.ts';
import type { PaletteState } from '../palette/palette.store.ts';
import type { Place, PlaceState } from '../place.store.ts';

/** As many chosen tokens as are kept: those of the profiles chosen last. */
const MOST_TOKENS = 500;

/** What is worth finding again at the next start. What was typed or pasted is not in it. */
export function memoryOf(
  { place, isSidebarOpen, tokens }: Pick<PlaceState, 'place' | 'isSidebarOpen' | 'tokens'>,
  { sizes }: Pick<PanesState, 'sizes'>,
  { recent }: Pick<PaletteState, 'recent'>,
): WindowMemory {
  const latest = Object.entries(tokens).slice(-MOST_TOKENS);
  return {
    place: placeToRemember(place),
    isSidebarOpen,
    panes: sizes,
    tokens: Object.fromEntries(latest),
    recent,
  };
}

function placeToRemember(place: Place): RememberedPlace {
  switch (place.kind) {
    case 'profile':
    case 'tokens':
    case 'wire':
    case 'inspect':
      return place;
    case 'settings':
      return { kind: 'settings' };
    default:
      // A draft, and a token without a profile, are not sure to be there at the next start.
      return { kind: 'start' };
  }
}

/**
 * Where to begin: where a person was, if that is still there; else at the first profile. A profile that is gone is no
 * fault. Somebody who was at the start with profiles at hand had closed them, and begins there again.
 */
export function firstPlace(remembered: RememberedPlace | undefined, profileIds: readonly string[]): Place {
  const [first] = profileIds;
  const fallback: Place =
    first === undefined ? { kind: 'start' } : { kind: 'profile', profileId: first, tab: 'get' };
  if (!remembered) return fallback;
  if (remembered.kind === 'profile' && !profileIds.includes(remembered.profileId)) return fallback;
  return remembered;
}
