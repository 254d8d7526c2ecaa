import { useEffect } from 'react';
import { announce } from './announce/announce.ts';

/** Speaks `message` politely when it changes, through the window's one announcer. Words for events, never for seconds. */
export function LiveRegion({ message }: { readonly message: string }) {
  useEffect(() => {
    if (message !== '') announce(message);
  }, [message]);
  return null;
}
