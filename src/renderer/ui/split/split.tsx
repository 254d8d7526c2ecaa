import { type ReactNode, useId } from 'react';
import { cx } from '../cx.ts';
import { useWidth } from '../use-width.ts';
import { usePanes } from './panes.store.ts';
import { Separator } from './separator.tsx';
import { type PaneSize, paneBounds, paneSize } from './split.model.ts';
import styles from './split.module.css';

export interface SplitProps {
  /** The name that the size is remembered under: one for each place in the window. */
  readonly name: string;
  /** What the separator does, for a screen reader: `Resize the sidebar`. */
  readonly label: string;
  readonly first: ReactNode;
  readonly second: ReactNode;
  /** The pane that has a size of its own; the other one takes what is left. */
  readonly sized?: 'first' | 'second';
  readonly initial: PaneSize;
  /** Least sizes of the sized pane and of the other one, CSS pixels. */
  readonly min?: number;
  readonly minOther?: number;
  /** Below this width of its own the panes stand one above the other; 0: never. */
  readonly stackBelow?: number;
  /** A pane that is not there just now. The other one stays as it is, with its state. */
  readonly hidden?: 'first' | 'second' | undefined;
  /** `line`: a hairline between panes. `gap`: the space between cards, drawn when pointed at. */
  readonly look?: 'line' | 'gap';
  /** The panes are as high as what is in them, and what is around them scrolls; else each pane scrolls. */
  readonly isFlowing?: boolean;
  /** How wide all of it is at first, where that is known without measuring. */
  readonly wholeAtFirst?: number;
}

/** Two panes side by side with a line between them that a person may move. Its place is kept in `usePanes`. */
export function Split({ first, second, ...props }: SplitProps) {
  const { name, initial, sized = 'first', min = 160, minOther = 240, stackBelow = 560, hidden } = props;
  const { look = 'line', isFlowing = false } = props;
  const [whole, measure] = useWidth(props.wholeAtFirst);
  const chosen = usePanes((state) => state.sizes[name]);
  const resize = usePanes((state) => state.resize);
  const reset = usePanes((state) => state.reset);
  const id = useId();
  const isStacked = whole !== undefined && whole < stackBelow;
  const bounds = paneBounds(whole ?? 0, min, minOther);
  const size = whole === undefined ? undefined : paneSize(chosen, initial, whole, bounds);
  const paneOf = (which: 'first' | 'second', content: ReactNode) =>
    hidden !== which && (
      <div
        key={which}
        id={`${id}${which}`}
        className={cx(styles.pane, which === sized && hidden === undefined && styles.sized)}
        style={which === sized && hidden === undefined && !isStacked ? { inlineSize: size } : undefined}
      >
        {content}
      </div>
    );
  return (
    <div ref={measure} className={cx(styles.split, isStacked && styles.stacked, isFlowing && styles.flowing)}>
      {paneOf('first', first)}
      {hidden === undefined && !isStacked && (
        <Separator
          key="separator"
          label={props.label}
          controls={`${id}${sized}`}
          size={size ?? min}
          bounds={bounds}
          isMirrored={sized === 'second'}
          hasLine={look === 'line'}
          onSize={(px) => resize(name, px)}
          onReset={() => reset(name)}
        />
      )}
      {paneOf('second', second)}
    </div>
  );
}
