import { VisuallyHidden } from './visually-hidden.tsx';

/** Speaks `message` politely when it changes. Give it words for events, never for seconds. */
export function LiveRegion({ message }: { readonly message: string }) {
  return (
    <VisuallyHidden>
      <output aria-live="polite">{message}</output>
    </VisuallyHidden>
  );
}
