import { Suspense, lazy } from 'react';
import type { ProfileActsNow } from './use-profile-acts.ts';

/** Dialogs are costly and this one is seldom seen. */
const RemoveDialog = lazy(async () => ({ default: (await import('./remove-dialog.tsx')).RemoveDialog }));

/** The question before a profile of a protected environment is removed, while there is one. */
export function RemoveQuestion({ asked, answer }: Pick<ProfileActsNow, 'asked' | 'answer'>) {
  if (!asked) return null;
  return (
    <Suspense fallback={null}>
      <RemoveDialog asked={asked} answer={answer} />
    </Suspense>
  );
}
