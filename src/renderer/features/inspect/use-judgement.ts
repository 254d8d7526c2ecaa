import { useMutation } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { InputOf } from '../../../contract/ipc.ts';
import type { Expectation } from '../../../contract/models/expectation.ts';
import type { InspectedToken } from '../../../contract/models/token.ts';
import type { Fault } from '../../../core/faults.ts';
import { command } from '../../bridge/commands.ts';
import { askedAgain } from './inspect.model.ts';

/** How long the text must rest before the program is asked to check it, milliseconds. */
const REST_MS = 250;

export interface Judgement {
  /** One for each token of the text, in order; undefined until the program has answered for this text. */
  readonly tokens: readonly InspectedToken[] | undefined;
  readonly verify: (input: InputOf<'inspect.text'>) => void;
  /** Asks what was asked last once more: another policy was chosen. */
  readonly again: () => void;
  readonly isPending: boolean;
  /** As if it were this time; undefined: as of now. */
  readonly judgedAtMs: number | undefined;
  readonly fault: Fault | undefined;
}

/**
 * Has the program check the text once it rests, without keys and so without network; again with the trust a person chose;
 * and again with that as if it were `atMs`, and held against what is expected. A mutation, not a query: its key would be the pasted text, and that must not
 * stay in a cache.
 */
export function useJudgement(
  text: string,
  atMs: number | undefined,
  expected: Expectation | undefined,
): Judgement {
  // Keys that were given are in its variables: once the screen is left, nothing of them stays.
  const inspect = useMutation({ ...command('inspect.text'), gcTime: 0 });
  const { mutate } = inspect;
  const [trust, setTrust] = useState<InputOf<'inspect.text'>>();
  const resting = useRef<ReturnType<typeof setTimeout>>(undefined);
  // What a person asked for by pressing is asked again without a fetch.
  const wanted = trust?.text === text ? askedAgain(trust) : { text };
  const latest = useRef(wanted);
  useEffect(() => {
    latest.current = wanted;
  });
  const asking = useMemo(
    () => ({ ...(atMs === undefined ? {} : { atMs }), ...(expected ? { expected } : {}) }),
    [atMs, expected],
  );
  useEffect(() => {
    const ask = () => mutate({ ...latest.current, ...asking, text });
    // Only what is typed has to rest: a time has rested already.
    resting.current = setTimeout(ask, asking.atMs === undefined ? REST_MS : 0);
    return () => clearTimeout(resting.current);
  }, [text, asking, mutate]);
  const isOfThisText = inspect.variables?.text === text;
  const judged = useKept(isOfThisText ? inspect.data : undefined, text);
  return {
    tokens: judged,
    verify: (input) => {
      // The check that waits for the text to rest must not come after and undo this one.
      clearTimeout(resting.current);
      setTrust(input);
      mutate({ ...input, ...asking });
    },
    again: () => {
      if (inspect.variables) mutate(askedAgain(inspect.variables));
    },
    isPending: inspect.isPending,
    judgedAtMs: inspect.isPending ? undefined : inspect.variables?.atMs,
    fault: isOfThisText ? inspect.error?.fault : undefined,
  };
}

/** What was last said of this text, until something newer is: a moved time does not empty the screen. */
function useKept(
  tokens: readonly InspectedToken[] | undefined,
  text: string,
): readonly InspectedToken[] | undefined {
  const [kept, setKept] = useState<{ readonly text: string; readonly tokens: readonly InspectedToken[] }>();
  if (tokens && kept?.tokens !== tokens) setKept({ text, tokens });
  return tokens ?? (kept?.text === text ? kept.tokens : undefined);
}
