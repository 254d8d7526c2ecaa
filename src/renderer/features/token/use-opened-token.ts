import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { TokenView } from '../../../contract/models/token.ts';
import type { Fault } from '../../../core/faults.ts';
import { command } from '../../bridge/commands.ts';

/** A look inside of a kept token that is encrypted. The key a person gives is in this component, and dies with it. */
export interface OpenedToken {
  /** The token as it was judged with what is inside; undefined until a person asks. */
  readonly view: TokenView | undefined;
  readonly isRevealed: boolean;
  readonly isPending: boolean;
  readonly fault: Fault | undefined;
  /** What is typed into the form to decrypt with. */
  readonly keys: string;
  readonly setKeys: (keys: string) => void;
  readonly decrypt: () => void;
  readonly reveal: () => void;
  /** What was revealed is dropped at once. */
  readonly hide: () => void;
  readonly close: () => void;
  /** Asks the same once more: what it is judged by has changed. */
  readonly again: () => void;
}

interface Asked {
  readonly keys: string;
  readonly reveal?: true;
}

/** Opens a kept token when a person asks for it, and as of another time while one is looked at. */
export function useOpenedToken(tokenId: string, atMs: number | undefined): OpenedToken {
  const [keys, setKeys] = useState('');
  const [asked, setAsked] = useState<Asked>();
  const [views, setViews] = useState<{ readonly masked?: TokenView; readonly revealed?: TokenView }>({});
  // The answer may be revealed: once it is put aside, nothing of it stays.
  const { mutate, error, isPending, reset } = useMutation({ ...command('token.decrypt'), gcTime: 0 });
  const ask = ({ keys: given, reveal }: Asked, at: number | undefined) =>
    mutate(
      {
        tokenId,
        ...(given === '' ? {} : { keys: given }),
        ...(reveal ? { reveal } : {}),
        ...(at === undefined ? {} : { atMs: at }),
      },
      { onSuccess: (view) => setViews(reveal ? (old) => ({ ...old, revealed: view }) : { masked: view }) },
    );
  const put = (next: Asked) => {
    setAsked(next);
    ask(next, atMs);
  };
  const askAt = (at: number | undefined) => asked && ask(asked, at);
  const latest = useRef(askAt);
  useEffect(() => {
    latest.current = askAt;
  });
  useEffect(() => latest.current(atMs), [atMs]);
  return {
    view: views.revealed ?? views.masked,
    isRevealed: views.revealed !== undefined,
    isPending,
    fault: error?.fault,
    keys,
    setKeys,
    decrypt: () => put({ keys }),
    reveal: () => asked && put({ ...asked, reveal: true }),
    hide: () => {
      setViews(({ masked }) => (masked ? { masked } : {}));
      if (asked) put({ keys: asked.keys });
    },
    close: () => {
      setKeys('');
      setAsked(undefined);
      setViews({});
      reset();
    },
    again: () => askAt(atMs),
  };
}
