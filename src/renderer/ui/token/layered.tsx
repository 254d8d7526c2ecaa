import { type ReactNode, Suspense, lazy } from 'react';
import type { LayerKind } from '../../../core/jose/layers.ts';
import { layersWords } from '../../words/layers.ts';
import { Loading } from '../state/states.tsx';
import type { LayersProps } from './layers.tsx';

const Layers = lazy(async () => ({ default: (await import('./layers.tsx')).Layers }));

const LAYERED: readonly (LayerKind | undefined)[] = ['sd_jwt', 'jws_json', 'jwe', 'jwe_json'];

export interface LayeredProps extends Pick<LayersProps, 'layers' | 'start' | 'masked'> {
  /** The token's text; drawn by its layers where it has some. */
  readonly children: (draw: Parameters<LayersProps['children']>[0] | undefined) => ReactNode;
  /** What stands under the text of a token that is one signature over one payload, or is not understood. */
  readonly otherwise: ReactNode;
}

/** A token's text and what it says: layer by layer where it has layers. They are loaded when the first such token is seen. */
export function Layered({ layers, children, otherwise, ...more }: LayeredProps) {
  const isLayered = layers.length > 1 || LAYERED.includes(layers[0]?.kind);
  if (!isLayered) {
    return (
      <>
        {children(undefined)}
        {otherwise}
      </>
    );
  }
  return (
    <Suspense
      fallback={
        <>
          {children(undefined)}
          <Loading what={layersWords.loading} />
        </>
      }
    >
      <Layers layers={layers} {...more}>
        {children}
      </Layers>
    </Suspense>
  );
}
