import { CompareScreen } from '../features/compare/compare-screen.tsx';
import type { Side } from '../features/compare/compare.model.ts';
import { type Place, usePlace } from './place.store.ts';
import type { Desk } from './use-desk.ts';

type Compare = Extract<Place, { readonly kind: 'compare' }>;

export interface ComparePlaceProps {
  readonly place: Compare;
  readonly desk: Desk;
  readonly onOpen: (tokenId: string, profileId: string | undefined) => void;
}

/** The comparison: ids of kept tokens are the place, pasted texts lie on the desk. */
export function ComparePlace({ place, desk, onOpen }: ComparePlaceProps) {
  const go = usePlace((state) => state.go);
  const { left, right } = desk.compared;
  const put = (side: Side, tokenId: string | undefined) => {
    const { [side]: _before, ...rest } = place;
    go(tokenId === undefined ? rest : { ...rest, [side]: tokenId });
  };
  return (
    <CompareScreen
      left={{ tokenId: place.left, text: left }}
      right={{ tokenId: place.right, text: right }}
      onToken={put}
      onText={(side, text) => desk.compare({ left, right, [side]: text })}
      onSwap={() => {
        desk.compare({ left: right, right: left });
        go({
          kind: 'compare',
          ...(place.right === undefined ? {} : { left: place.right }),
          ...(place.left === undefined ? {} : { right: place.left }),
        });
      }}
      onOpen={onOpen}
    />
  );
}
