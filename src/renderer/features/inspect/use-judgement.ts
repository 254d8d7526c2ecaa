import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { InputOf } from '../../../contract/ipc.ts';
import type { InspectedToken } from '../../../contract/models/token.ts';
import type { Fault } from '../../../core/faults.ts';
import { command } from '../../bridge/commands.ts';

/** How long the text must rest before the program is asked to check it, milliseconds. */
const REST_MS = 250;

export interface Judgement {
  /** One for each token of the text, in order; undefined until the program has answered for this text. */
  readonly tokens: readonly InspectedToken[] | undefined;
  readonly verify: (input: InputOf<'inspect.text'>) => void;
  /** Asks what was asked last once more: another policy was chosen. */
  readonly again: () => void;
  readonly isPending: boolean;
  readonly fault: Fault | undefined;
}

/**
 * Has the program check the text once it rests, without keys and so without network; and again with the trust a
 * person chose. A mutation, not a query: its key would be the pasted text, and that must not stay in a cache.
 */
export function useJudgement(text: string, hasTokens: boolean): Judgement {
  // Keys that were given are in its variables: once the screen is left, nothing of them stays.
  const inspect = useMutation({ ...command('inspect.text'), gcTime: 0 });
  const { mutate } = inspect;
  const resting = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    if (!hasTokens) return undefined;
    resting.current = setTimeout(() => mutate({ text }), REST_MS);
    return () => clearTimeout(resting.current);
  }, [text, hasTokens, mutate]);
  const isOfThisText = inspect.variables?.text === text;
  return {
    tokens: isOfThisText ? inspect.data : undefined,
    verify: (input) => {
      // The check that waits for the text to rest must not come after and undo this one.
      clearTimeout(resting.current);
      mutate(input);
    },
    again: () => {
      if (inspect.variables) mutate(inspect.variables);
    },
    isPending: inspect.isPending,
    fault: isOfThisText ? inspect.error?.fault : undefined,
  };
}
