import type { KeptRow, PurgeKind } from '../../../contract/models/app.ts';
import { Button } from '../../ui/button/button.tsx';
import { Ago } from '../../ui/clock/ago.tsx';
import { formatBytes } from '../../ui/format/amount.ts';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import { keptWords } from '../../words/kept.ts';
import { purgeKind } from './kept.model.ts';
import styles from './kept.module.css';

export interface KeptTableProps {
  readonly rows: readonly KeptRow[];
  readonly onRemove: (kind: PurgeKind) => void;
}

/** How much of each kind is kept, how old it is, how many bytes of it are sealed, and the way to be rid of it. */
export function KeptTable({ rows, onRemove }: KeptTableProps) {
  const { columns } = keptWords;
  return (
    <table className={styles.table} aria-label={keptWords.title}>
      <thead>
        <tr>
          <th scope="col">{columns.what}</th>
          <th scope="col" className={styles.number}>
            {columns.count}
          </th>
          <th scope="col">{columns.oldest}</th>
          <th scope="col" className={styles.number}>
            {columns.bytes}
          </th>
          <th scope="col">
            <VisuallyHidden>{columns.act}</VisuallyHidden>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.kind} row={row} onRemove={onRemove} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ row, onRemove }: { readonly row: KeptRow; readonly onRemove: (kind: PurgeKind) => void }) {
  const { kind, count, oldestAtMs, bytes } = row;
  const purgeable = purgeKind(row);
  const what = keptWords.kinds[kind];
  return (
    <tr className={count === 0 ? styles.none : undefined}>
      <th scope="row">{what}</th>
      <td className={styles.number}>{count === 0 ? keptWords.none : count.toLocaleString('en')}</td>
      <td>{oldestAtMs !== undefined && <Ago atMs={oldestAtMs} />}</td>
      <td className={styles.number}>{count > 0 && formatBytes(bytes)}</td>
      <td className={styles.act}>
        {purgeable && (
          <Button size="small" aria-label={keptWords.removeWhat(what)} onPress={() => onRemove(purgeable)}>
            {keptWords.remove}
          </Button>
        )}
      </td>
    </tr>
  );
}
