import { Braces, Eye, IdCard, Layers2, LockKeyhole, Package, Signature, Unplug } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import type { LayerKind } from '../../../core/jose/layers.ts';
import { layersWords } from '../../words/layers.ts';
import { Badge } from '../badge/badge.tsx';
import { SeverityIcon } from '../findings/severity-icon.tsx';
import type { LayerRow } from './layers.model.ts';
import styles from './layers.module.css';

const ICONS = {
  jws: Signature,
  jws_json: Signature,
  jwe: LockKeyhole,
  jwe_json: LockKeyhole,
  sd_jwt: Layers2,
  disclosure: Eye,
  kb_jwt: IdCard,
  json: Braces,
  opaque: Package,
  broken: Unplug,
} as const satisfies Record<LayerKind, unknown>;

/** From so deep on rows are not indented further: the number of levels is said to those who do not see it. */
const INDENTED = 6;

export interface LayerListRowProps {
  readonly row: LayerRow;
  readonly isOpen: boolean;
  readonly onOpen: (id: string) => void;
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
}

/** A layer: what it is, what it is called, what became of it, and how much is wrong with it. It opens when the focus comes to it, by press or arrow. */
export function LayerListRow({ row, isOpen, onOpen, onKeyDown }: LayerListRowProps) {
  const { id, kind, depth, title, name, value, said, failed, worst } = row;
  const Icon = ICONS[kind];
  return (
    <div
      role="treeitem"
      aria-level={depth + 1}
      aria-selected={isOpen}
      tabIndex={isOpen ? 0 : -1}
      className={styles.row}
      data-layer={id}
      data-depth={Math.min(depth, INDENTED)}
      onFocus={() => onOpen(id)}
      onKeyDown={onKeyDown}
    >
      <Icon aria-hidden="true" />
      <span className={styles.what}>
        <span>{title}</span>
        {name !== undefined && <code>{name}</code>}
        {value !== undefined && <code className={styles.glimpse}>{value}</code>}
      </span>
      <span className={styles.said}>
        {worst !== undefined && (
          <span className={styles.count}>
            <SeverityIcon of={worst} />
            {layersWords.findings(failed)}
          </span>
        )}
        {said && <Said said={said} />}
      </span>
    </div>
  );
}

function Said({ said: { tone, words } }: { readonly said: NonNullable<LayerRow['said']> }) {
  return (
    <Badge tone={tone} icon={tone === 'plain' ? undefined : <SeverityIcon of={tone} isNamed={false} />}>
      {words}
    </Badge>
  );
}
