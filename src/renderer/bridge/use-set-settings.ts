import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query';
import type { InputOf, OutputOf } from '../../contract/ipc.ts';
import type { FaultError } from './call.ts';
import { command } from './commands.ts';
import { queries } from './queries.ts';

/**
 * Changes settings. `onError` hears of it also where the component has gone meanwhile. What was saved is known to the window at once, so that no control shows the old value between.
 */
export function useSetSettings(
  onError?: (error: FaultError) => void,
): UseMutationResult<OutputOf<'settings.set'>, FaultError, InputOf<'settings.set'>> {
  const client = useQueryClient();
  return useMutation({
    ...command('settings.set'),
    ...(onError ? { onError } : {}),
    onSuccess: (settings) => {
      client.setQueryData<OutputOf<'app.status'>>(queries.appStatus().queryKey, (status) =>
        status ? { ...status, settings } : status,
      );
    },
  });
}
