import { useEffect, useRef } from 'react';
import type { EventName, PayloadOf } from '../../contract/ipc.ts';
import { connection } from './connection.ts';

/** Hears an event of the program while the component is there; what it makes stale is said in invalidation.ts. */
export function useProgramEvent<K extends EventName>(
  name: K,
  listener: (payload: PayloadOf<K>) => void,
): void {
  const latest = useRef(listener);
  useEffect(() => {
    latest.current = listener;
  });
  useEffect(
    () =>
      connection()?.subscribe((event) => {
        if (event.name === name) latest.current(event.payload as PayloadOf<K>);
      }),
    [name],
  );
}
