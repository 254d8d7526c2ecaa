import { type PointerEvent, useRef } from 'react';
import { uiWords } from '../../words/ui.ts';
import { cx } from '../cx.ts';
import { type PaneBounds, sizeAfterKey } from './split.model.ts';
import styles from './split.module.css';

export interface SeparatorProps {
  readonly label: string;
  /** The id of the pane that it sizes. */
  readonly controls: string;
  readonly size: number;
  readonly bounds: PaneBounds;
  /** The sized pane is the second one. */
  readonly isMirrored: boolean;
  readonly hasLine: boolean;
  readonly onSize: (px: number) => void;
  readonly onReset: () => void;
}

/** The line between two panes: dragged, or moved by the arrow keys, Home and End; a double click resets it. */
export function Separator(props: SeparatorProps) {
  const { label, controls, size, bounds, isMirrored, hasLine, onSize, onReset } = props;
  const drag = useDrag(props);
  return (
    // A separator that takes the focus is a widget with a value (WAI-ARIA 1.2, separator), which the rules do not know.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <hr
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      aria-label={label}
      aria-controls={controls}
      aria-orientation="vertical"
      aria-valuemin={bounds.min}
      aria-valuemax={bounds.max}
      aria-valuenow={size}
      aria-valuetext={uiWords.paneSize(size)}
      className={cx(styles.separator, hasLine && styles.line)}
      onKeyDown={(event) => {
        if (event.altKey || event.ctrlKey || event.metaKey) return;
        const next = sizeAfterKey(event, size, bounds, isMirrored);
        if (next === undefined) return;
        event.preventDefault();
        onSize(next);
      }}
      onDoubleClick={onReset}
      {...drag}
    />
  );
}

function useDrag({ size, bounds, isMirrored, onSize }: SeparatorProps) {
  const from = useRef<{ readonly x: number; readonly size: number } | undefined>(undefined);
  const stop = () => {
    from.current = undefined;
  };
  return {
    onPointerDown(event: PointerEvent<HTMLElement>) {
      if (event.button !== 0) return;
      // Keeps text beside it from being selected; the focus, which that would prevent too, is given by hand.
      event.preventDefault();
      event.currentTarget.focus();
      event.currentTarget.setPointerCapture(event.pointerId);
      from.current = { x: event.clientX, size };
    },
    onPointerMove(event: PointerEvent<HTMLElement>) {
      if (!from.current) return;
      const moved = (event.clientX - from.current.x) * (isMirrored ? -1 : 1);
      const wanted = Math.min(bounds.max, Math.max(bounds.min, from.current.size + moved));
      if (moved !== 0) onSize(wanted);
    },
    onPointerUp: stop,
    onPointerCancel: stop,
    onLostPointerCapture: stop,
  };
}
