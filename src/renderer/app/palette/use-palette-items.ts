import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { FaultError } from '../../bridge/call.ts';
import { queries } from '../../bridge/queries.ts';
import { useSetSettings } from '../../bridge/use-set-settings.ts';
import { ACTS, type ActId, printedKeys } from '../../ui/acts/acts.model.ts';
import { offerOf } from '../../ui/acts/offers.ts';
import { IS_MAC } from '../../ui/platform.ts';
import { showToast } from '../../ui/toast/toast.ts';
import { newestFirst } from '../../ui/token/newest-token.model.ts';
import { actWords } from '../../words/acts.ts';
import { paletteWords } from '../../words/palette.ts';
import { settingsWords } from '../../words/settings.ts';
import { useOfferNow } from '../acts/use-offer-now.ts';
import { profileOf, usePlace } from '../place.store.ts';
import { environmentItems, profileItems, settingsItems, tokenItems } from './palette-items.model.ts';
import { type IndexedItem, type PaletteItem, type PaletteMode, indexItems } from './palette.model.ts';

const ALSO: { readonly [id in ActId]?: string } = actWords.also;
/** The palette itself, and the main act, which is in the list by its own name. */
const NOT_LISTED: ReadonlySet<ActId> = new Set(['palette', 'run']);
const THEMES = ['system', 'light', 'dark', 'contrast'] as const;
const onError = ({ fault }: FaultError) => showToast({ text: fault.message, tone: 'fault' });
const DENSITIES = ['comfortable', 'compact'] as const;

/** Everything that the palette reaches in a mode, indexed once for as long as it is open and nothing changes. */
export function usePaletteIndex(mode: PaletteMode): readonly IndexedItem[] {
  const environments = useQuery(queries.environments());
  const profiles = useQuery(queries.profiles());
  const tokens = useQuery({ ...queries.tokens(), enabled: mode === 'all' });
  const profileId = usePlace((state) => profileOf(state.place));
  const go = usePlace((state) => state.go);
  const openToken = usePlace((state) => state.openToken);
  const acts = useActItems();
  const choices = useChoiceItems();
  const things = useMemo(() => {
    const views = profiles.data ?? [];
    const current = views.find(({ profile }) => profile.id === profileId);
    const ids = new Set(views.map(({ profile }) => profile.id));
    const all = {
      profiles: () => profileItems(views, go),
      environments: () => environmentItems(environments.data ?? [], views, current, go),
      tokens: () => tokenItems(newestFirst(tokens.data ?? []), ids, { go, openToken }),
    };
    if (mode !== 'all') return indexItems(all[mode]());
    return indexItems([...all.profiles(), ...all.environments(), ...all.tokens(), ...settingsItems(go)]);
  }, [mode, environments.data, profiles.data, tokens.data, profileId, go, openToken]);
  return useMemo(
    () => (mode === 'all' ? [...indexItems([...acts, ...choices]), ...things] : things),
    [mode, acts, choices, things],
  );
}

/** Acts as they can be done at the moment the palette opened. */
function useActItems(): readonly PaletteItem[] {
  const offerNow = useOfferNow();
  return useMemo(
    () =>
      ACTS.filter(({ id }) => !NOT_LISTED.has(id)).map(({ id, group }) => {
        const { run, whyNot } = offerNow(id);
        // What is the main act just now has the keys of that.
        const isMain = whyNot === undefined && offerOf('run')?.run === run;
        return {
          id: `act ${id}`,
          group,
          label: actWords.names[id],
          detail: whyNot,
          also: ALSO[id],
          keys: printedKeys(isMain ? 'run' : id, IS_MAC),
          whyNot,
          run,
        };
      }),
    [offerNow],
  );
}

/** Themes and densities, each set by one press. */
function useChoiceItems(): readonly PaletteItem[] {
  const { mutate } = useSetSettings(onError);
  return useMemo(() => {
    const choice = (what: string, value: string, run: () => void): PaletteItem => ({
      id: `set ${what} ${value}`,
      group: 'settings',
      label: paletteWords.choose(what, value),
      run,
    });
    const { theme, themes, density, densities } = settingsWords;
    return [
      ...THEMES.map((one) => choice(theme, themes[one], () => mutate({ theme: one }))),
      ...DENSITIES.map((one) => choice(density, densities[one], () => mutate({ density: one }))),
    ];
  }, [mutate]);
}
