import { BuildScreen } from '../features/build/build-screen.tsx';
import { type Place, usePlace } from './place.store.ts';
import type { Desk } from './use-desk.ts';

export interface BuildPlaceProps {
  readonly place: Extract<Place, { readonly kind: 'build' }>;
  readonly desk: Desk;
}

/** Making a token: the copy of a kept one by its id, of a pasted one from the desk, or a new one. */
export function BuildPlace({ place: { tokenId }, desk }: BuildPlaceProps) {
  const go = usePlace((state) => state.go);
  const draft = tokenId === undefined ? desk.draft : undefined;
  const compare = (right: string) => {
    desk.compare(draft ? { left: draft.text, right } : { right });
    go({ kind: 'compare', ...(tokenId === undefined ? {} : { left: tokenId }) });
  };
  return (
    <BuildScreen
      tokenId={tokenId}
      draft={draft}
      onInspect={(text) => {
        desk.inspect(text);
        go({ kind: 'inspect' });
      }}
      onCompare={draft || tokenId !== undefined ? compare : undefined}
    />
  );
}
