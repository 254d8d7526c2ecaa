import { useEffect } from 'react';
import type { Environment, ProfileView } from '../../../contract/models/profile.ts';
import { type Draft, draftOf, isSameDraft, newDraft } from './draft.model.ts';
import { NEW_DRAFT, dropDraft, keepDraft, useDrafts } from './draft.store.ts';

export interface OpenDraft {
  readonly draft: Draft;
  readonly onDraft: (patch: Partial<Draft>) => void;
  /** True where it says something else than what is saved. */
  readonly isDirty: boolean;
  readonly discard: () => void;
}

/** The form of a profile, or of a new one: what was typed and not saved, else what is saved. */
export function useDraft(view: ProfileView | undefined, environments: readonly Environment[]): OpenDraft {
  const key = view?.profile.id ?? NEW_DRAFT;
  const kept = useDrafts((state) => state.drafts[key]);
  const seed = useDrafts((state) => state.seed);
  const saved = view ? draftOf(view.profile) : { ...newDraft(environments[0]?.id ?? 'dev'), ...seed };
  const isSame = kept === undefined || (view !== undefined && isSameDraft(kept, saved, view.profile));
  useEffect(() => {
    if (kept !== undefined && isSame) dropDraft(key);
  }, [kept, isSame, key]);
  const draft = kept ?? saved;
  return {
    draft,
    onDraft: (patch) => keepDraft(key, { ...(useDrafts.getState().drafts[key] ?? draft), ...patch }),
    isDirty: !isSame,
    discard: () => dropDraft(key),
  };
}
