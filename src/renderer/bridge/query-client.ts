import { MutationCache, QueryClient } from '@tanstack/react-query';
import type { CommandName } from '../../contract/ipc.ts';
import { changedBy } from './invalidation.ts';

/** react-query for a backend in the same machine: nothing is retried, nothing is fetched because a window got the focus. */
export function makeQueryClient(): QueryClient {
  const local = { networkMode: 'always', retry: false } as const;
  const client = new QueryClient({
    defaultOptions: {
      queries: {
        ...local,
        staleTime: Number.POSITIVE_INFINITY,
        refetchOnMount: true,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
      },
      mutations: { ...local, gcTime: 0 },
    },
    mutationCache: new MutationCache({
      onSettled: (_data, _error, _variables, _context, mutation) => {
        const [name] = mutation.options.mutationKey ?? [];
        for (const queryKey of changedBy(name as CommandName)) void client.invalidateQueries({ queryKey });
      },
    }),
  });
  return client;
}
