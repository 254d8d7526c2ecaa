import '../../../src/renderer/styles/tokens.css';
import '../../../src/renderer/styles/base.css';
import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import { VirtualList } from '../../../src/renderer/ui/virtual/virtual-list.tsx';
import { VirtualTable } from '../../../src/renderer/ui/virtual/virtual-table.tsx';
import styles from './lists.module.css';

interface Row {
  readonly id: string;
  readonly name: string;
}

const ROWS: readonly Row[] = Array.from({ length: 10_000 }, (_, index) => ({
  id: `row-${index}`,
  name: `${'abcdefghij'.charAt(Math.floor(index / 1000))}-${index}`,
}));
const keyOf = (row: Row) => row.id;
const textOf = (row: Row) => row.name;

/** A list and a table of 10,000 rows, with what was chosen, opened and marked in words. */
function Lists() {
  const [selected, setSelected] = useState<string>();
  const [opened, setOpened] = useState('');
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set());
  return (
    <>
      <VirtualList
        label="Rows"
        items={ROWS}
        keyOf={keyOf}
        textOf={textOf}
        rowHeight={30}
        selectedKey={selected}
        onSelect={setSelected}
        followsCursor
        className={styles.box}
      >
        {(row) => row.name}
      </VirtualList>
      <VirtualList
        label="Measured rows"
        items={ROWS}
        keyOf={keyOf}
        rowHeight={30}
        isMeasured
        onSelect={setSelected}
        onOpen={setOpened}
        className={styles.box}
      >
        {(row, index) => <p className={index % 2 === 0 ? styles.tall : undefined}>{row.name}</p>}
      </VirtualList>
      <VirtualTable
        label="Table"
        items={ROWS}
        keyOf={keyOf}
        textOf={textOf}
        rowHeight={30}
        columns={[
          { id: 'id', label: 'Id', track: '10rem', cell: (row) => row.id },
          { id: 'name', label: 'Name', track: '1fr', isSortable: true, cell: (row) => row.name },
        ]}
        sort={{ column: 'name', isDescending: false }}
        onSort={(column) => setOpened(`sort ${column}`)}
        onOpen={setOpened}
        marks={{ keys: marked, label: 'Mark all', onChange: setMarked }}
        className={styles.box}
      />
      <p>
        selected {selected ?? 'none'}, opened {opened}, marked {[...marked].slice(0, 5).join(' ')} of{' '}
        {marked.size}
      </p>
    </>
  );
}

const root = document.getElementById('root');
if (root) createRoot(root).render(<Lists />);
