import { useMutation, useQuery } from '@tanstack/react-query';
import { DEFAULT_SETTINGS } from '../../../contract/models/app.ts';
import type { Fault } from '../../../core/faults.ts';
import { command } from '../../bridge/commands.ts';
import { queries } from '../../bridge/queries.ts';
import { formatSpan } from '../../ui/format/duration.ts';
import { showToast } from '../../ui/toast/toast.ts';
import { tokenWords } from '../../words/token-screen.ts';

/** Commands on a token that each start a run. */
export type TokenCommand = 'token.refresh' | 'token.introspect' | 'token.userinfo' | 'token.revoke';

export interface TokenActsState {
  readonly start: (name: TokenCommand, confirm?: string) => void;
  readonly copy: (form: 'bare' | 'header') => void;
  readonly watch: (isWatched: boolean) => void;
  /** Writes what is known to a file; the token itself only where that is asked for. */
  readonly export: (withToken: boolean) => void;
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
  const watch = useWatch();
  const save = useMutation({
    ...command('token.export'),
    onSuccess: ({ path }) => {
      if (path !== undefined) showToast({ text: tokenWords.exported(path) });
    },
  });
  const failed = [...Object.values(commands), copy, watch, save].find(({ error }) => error !== null);
  return {
    start: (name, confirm) =>
      commands[name].mutate({ tokenId, ...(confirm === undefined ? {} : { confirm }) }),
    copy: (form) => copy.mutate({ tokenId, form }),
    watch: (isWatched) => watch.mutate({ tokenId, isWatched }),
    export: (withToken) => save.mutate({ tokenId, ...(withToken ? { withToken } : {}) }),
    isPending: (name) => commands[name].isPending,
    copied: copy.data?.clearsAfterSeconds,
    fault: failed?.error?.fault,
  };
}

/** Starts or ends a watch, and says in passing what that means. */
function useWatch() {
  const status = useQuery(queries.appStatus());
  const seconds = (status.data?.settings ?? DEFAULT_SETTINGS).notifyBeforeSeconds;
  return useMutation({
    ...command('token.watch'),
    onSuccess: (_done, { isWatched }) => {
      const { started, never, stopped } = tokenWords.watch;
      const text = seconds === 0 ? never : started(formatSpan(seconds));
      showToast({ text: isWatched ? text : stopped });
    },
  });
}
