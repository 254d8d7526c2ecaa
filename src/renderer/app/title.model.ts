import type { ProfileView } from '../../contract/models/profile.ts';
import { appWords } from '../words/app.ts';
import type { Place } from './place.store.ts';

/** The title of the window at a place: the most particular first, as tabs and task bars cut the end off. */
export function titleOf(place: Place, profiles: readonly ProfileView[]): string {
  if (place.kind !== 'profile') return appWords.title(appWords.placeTitles[place.kind]);
  const view = profiles.find(({ profile }) => profile.id === place.profileId);
  const tab = appWords.tabs[place.tab];
  return view ? appWords.title(view.profile.name, view.environment.name, tab) : appWords.title(tab);
}
