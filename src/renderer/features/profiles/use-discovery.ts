import { useMutation, useQuery } from '@tanstack/react-query';
import type { DiscoveredServer } from '../../../contract/ipc.ts';
import { command } from '../../bridge/commands.ts';
import { queries } from '../../bridge/queries.ts';
import type { DiscoverActs } from './profile-form.tsx';

/** What is known of the server of a form, and the act that reads its metadata now. */
export function useDiscovery(typed: string): {
  readonly server: DiscoveredServer | undefined;
  readonly discover: DiscoverActs;
} {
  const issuer = typed.trim();
  const known = useQuery({ ...queries.knownServer(issuer), enabled: URL.canParse(issuer) });
  const read = useMutation(command('profiles.discover'));
  const stop = useMutation(command('profiles.stop_discovery'));
  // What became of asking one server is nothing about another.
  const isOfThis = read.variables?.issuer === issuer;
  return {
    server: known.data ?? undefined,
    discover: {
      isPending: isOfThis && read.isPending,
      fault: isOfThis ? read.error?.fault : undefined,
      act: () => read.mutate({ issuer }),
      stop: () => stop.mutate({ issuer }),
    },
  };
}
