import { Panel, type PanelProps } from '../panel/panel.tsx';
import { cx } from '../cx.ts';
import styles from './linked-panel.module.css';
import { type LinkTarget, useLinked } from './token-link.tsx';

export interface LinkedPanelProps extends PanelProps {
  readonly part: LinkTarget['part'];
}

/** A panel that shows a part of the token decoded: marked while the whole part is pointed at. */
export function LinkedPanel({ part, ...panel }: LinkedPanelProps) {
  return (
    <LinkedBox part={part}>
      <Panel {...panel} />
    </LinkedBox>
  );
}

/** The mark alone, around what is no panel. */
export function LinkedBox({ part, children }: Pick<LinkedPanelProps, 'part' | 'children'>) {
  const isLinked = useLinked((target) => target?.part === part && target.pointer === undefined);
  return (
    <div data-panel={part} className={cx(styles.linked, isLinked && styles[part])}>
      {children}
    </div>
  );
}
