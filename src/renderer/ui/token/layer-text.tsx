import { type MouseEvent, useEffect, useMemo, useRef } from 'react';
import { cx } from '../cx.ts';
import secret from '../secret/secret.module.css';
import { firstCharacters } from '../secret/segments.model.ts';
import { type LayerPiece, layerAt, layerPieces } from './layer-pieces.model.ts';
import type { ShownLayer } from './layers.model.ts';
import { targetOf } from './raw-text.tsx';
import { useLinked, usePoint } from './token-link.tsx';
import styles from './layers.module.css';

export interface LayerTextProps {
  readonly layers: readonly ShownLayer[];
  readonly text: string;
  /** How much of the text is drawn. */
  readonly drawn: number;
  /** Where the text begins in what was pasted. */
  readonly start: number;
  /** The layer that is open. */
  readonly open: string;
  readonly onOpen: (id: string) => void;
}

/** A token's text in which the open layer stands out; a press on bytes opens the layer that they are of. */
export function LayerText({ layers, text, drawn, start, open, onOpen }: LayerTextProps) {
  const pieces = useMemo(() => layerPieces(layers, text, start), [layers, text, start]);
  const point = usePoint();
  const whole = useRef<HTMLSpanElement>(null);
  useEffect(() => showFirst(whole.current, open), [open]);
  const press = (event: MouseEvent<HTMLElement>) => {
    // Text that is being selected is no press.
    if (getSelection()?.isCollapsed === false) return;
    const owners = (event.target as HTMLElement).dataset['owners'];
    if (owners !== undefined) onOpen(layerAt(owners.split(' ').filter(Boolean), open));
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions, jsx-a11y/click-events-have-key-events -- the keyboard has the list of layers, which does the same
    <span
      ref={whole}
      onClick={press}
      onPointerOver={(event) => {
        const piece = event.target as HTMLElement;
        point(piece.dataset['lit'] === undefined ? undefined : targetOf(piece));
      }}
      onPointerLeave={() => point(undefined)}
    >
      {firstCharacters(pieces, drawn).map((piece, index) => (
        <Piece key={index} piece={piece} isLit={piece.owners.includes(open)} />
      ))}
    </span>
  );
}

/** Brings the open layer's bytes into sight within the text, which scrolls; the page stays where it is. */
function showFirst(whole: HTMLElement | null, open: string): void {
  const box = whole?.closest('pre');
  const first = whole?.querySelector(`[data-owners~="${CSS.escape(open)}"]`);
  if (!box || !first) return;
  const { top, bottom } = first.getBoundingClientRect();
  const seen = box.getBoundingClientRect();
  if (top < seen.top || bottom > seen.bottom) box.scrollTop += top - seen.top - seen.height / 3;
}

function Piece({
  piece: { kind, part, pointer, owners, text },
  isLit,
}: {
  readonly piece: LayerPiece;
  readonly isLit: boolean;
}) {
  const isMarked = useLinked(
    (target) =>
      target !== undefined &&
      isLit &&
      target.part === part &&
      (target.pointer === undefined || target.pointer === pointer),
  );
  return (
    <span
      className={cx(isLit ? styles.lit : styles.dim, isLit && secret[kind], isMarked && styles.pointed)}
      data-owners={owners.join(' ')}
      data-part={part}
      data-pointer={pointer}
      data-lit={isLit || undefined}
      data-marked={isMarked || undefined}
    >
      {text}
    </span>
  );
}
