import { useEffect, useState } from 'react';
import type { Fault } from '../../../core/faults.ts';

/** How long the time must rest before the program is asked to judge by it, milliseconds. */
const REST_MS = 150;

/** A look at a token as if it were another time. */
export interface WhatIf {
  /** As if it were this time; undefined: now. */
  readonly atMs: number | undefined;
  /** The same once it rests: what the program is asked. */
  readonly settledMs: number | undefined;
  /** True while a person may choose a time. */
  readonly isOpen: boolean;
  /** True while what is shown was not judged by this time yet. */
  readonly isJudging: boolean;
  /** Why it could not be judged so. */
  readonly fault: Fault | undefined;
  readonly open: () => void;
  readonly set: (atMs: number) => void;
  /** Back to the present. */
  readonly end: () => void;
}

/** Another time to look at a token by. It ends with `key`: the next token is seen as it is now. */
export function useWhatIf(key: string | undefined): Omit<WhatIf, 'isJudging' | 'fault'> {
  const [chosen, setChosen] = useState<{ readonly key: string | undefined; readonly atMs?: number }>();
  const [settledMs, setSettledMs] = useState<number>();
  const isOpen = chosen !== undefined && chosen.key === key;
  const atMs = isOpen ? chosen.atMs : undefined;
  useEffect(() => {
    const timer = setTimeout(() => setSettledMs(atMs), REST_MS);
    return () => clearTimeout(timer);
  }, [atMs]);
  return {
    atMs,
    // The present is not waited for.
    settledMs: atMs === undefined ? undefined : settledMs,
    isOpen,
    open: () => setChosen({ key }),
    set: (next) => setChosen({ key, atMs: next }),
    end: () => setChosen(undefined),
  };
}
