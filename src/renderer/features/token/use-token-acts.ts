import { useMutation } from '@tanstack/react-query';
import type { Fault } from '../../../core/faults.ts';
import { command } from '../../bridge/commands.ts';

/** Commands on a token that each start a run. */
export type TokenCommand = 'token.refresh' | 'token.introspect' | 'token.userinfo' | 'token.revoke';

export interface TokenActsState {
  readonly start: (name: TokenCommand, confirm?: string) => void;
  readonly copy: (form: 'bare' | 'header') => void;
  readonly isPending: (name: TokenCommand) => boolean;
  /** Seconds until the clipboard is cleared, once a copy was made. */
  readonly copied: number | undefined;
  readonly fault: Fault | undefined;
}

/** The acts on one token; `onRun` hears of each run that an act starts. */
export function useTokenActs(tokenId: string, onRun: (runId: string) => void): TokenActsState {
  const onSuccess = ({ runId }: { readonly runId: string }) => onRun(runId);
  const commands = {
    'token.refresh': useMutation({ ...command('token.refresh'), onSuccess }),
    'token.introspect': useMutation({ ...command('token.introspect'), onSuccess }),
    'token.userinfo': useMutation({ ...command('token.userinfo'), onSuccess }),
    'token.revoke': useMutation({ ...command('token.revoke'), onSuccess }),
  };
  const copy = useMutation(command('token.copy'));
  const failed = Object.values(commands).find(({ error }) => error !== null);
  return {
    start: (name, confirm) =>
      commands[name].mutate({ tokenId, ...(confirm === undefined ? {} : { confirm }) }),
    copy: (form) => copy.mutate({ tokenId, form }),
    isPending: (name) => commands[name].isPending,
    copied: copy.data?.clearsAfterSeconds,
    fault: failed?.error?.fault ?? copy.error?.fault,
  };
}
