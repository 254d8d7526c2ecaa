import { type ReactNode, useState } from 'react';
import type { SecretTextProps } from '../secret/secret-text.tsx';
import { LayerDetail } from './layer-detail.tsx';
import { LayerList } from './layer-list.tsx';
import { LayerText } from './layer-text.tsx';
import { type ShownLayer, firstShown, layerRows } from './layers.model.ts';

export interface LayersProps {
  /** Outermost first; the first is the token itself. */
  readonly layers: readonly ShownLayer[];
  /** Where the token begins in what was pasted. */
  readonly start?: number | undefined;
  /** What stands in place of what a layer says, where that is masked. */
  readonly masked?: ReactNode;
  /** The token's text, drawn so that the open layer stands out in it. */
  readonly children: (draw: NonNullable<SecretTextProps['draw']>) => ReactNode;
}

/** A token of several layers: its text, the list of them, and the one that is open; each leads to the others. */
export function Layers({ layers, start = 0, masked, children }: LayersProps) {
  const [chosen, setChosen] = useState<string>();
  const layer = layers.find(({ id }) => id === chosen) ?? firstShown(layers);
  if (!layer) return null;
  const draw = (text: string, drawn: number) => (
    <LayerText layers={layers} text={text} drawn={drawn} start={start} open={layer.id} onOpen={setChosen} />
  );
  return (
    <>
      {children(draw)}
      <LayerList rows={layerRows(layers)} open={layer.id} onOpen={setChosen} />
      <LayerDetail key={layer.id} layer={layer} layers={layers} masked={masked} />
    </>
  );
}
