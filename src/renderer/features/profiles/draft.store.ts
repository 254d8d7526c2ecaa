import { create } from 'zustand';
import type { Draft } from './draft.model.ts';

/** The key of the form for a profile that does not exist yet. */
export const NEW_DRAFT = '';

interface DraftState {
  /** What was typed and not saved, by profile id. Never a secret. */
  readonly drafts: { readonly [profileId: string]: Draft };
  /** What the next new profile begins with. */
  readonly seed: Partial<Draft>;
}

/** Edits that are not saved: they stay while a person looks elsewhere, until they are saved or discarded. */
export const useDrafts = create<DraftState>()(() => ({ drafts: {}, seed: {} }));

/** Keeps what was typed. */
export function keepDraft(profileId: string, draft: Draft): void {
  useDrafts.setState(({ drafts }) => ({ drafts: { ...drafts, [profileId]: draft } }));
}

/** Forgets what was typed: it was saved, or is not wanted. */
export function dropDraft(profileId: string): void {
  useDrafts.setState(({ drafts }) => {
    const { [profileId]: _, ...rest } = drafts;
    return { drafts: rest };
  });
}

/** Begins a new profile with what is known already, in place of one that was begun before. */
export function beginDraft(seed: Partial<Draft>): void {
  dropDraft(NEW_DRAFT);
  useDrafts.setState({ seed });
}
