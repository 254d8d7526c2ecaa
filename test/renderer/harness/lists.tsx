import '../../../src/renderer/styles/tokens.css';
import '../../../src/renderer/styles/base.css';
import { useState } from 'react';
import { createRoot } from 'react-dom/client';
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
const PAGE = Array.from({ length: 100 });
const keyOf = (row: Row) => row.id;
const textOf = (row: Row) => row.name;

/** A table of 10,000 rows, and one of a hundred thousand that come in pages when they are asked for, with what was done in words. */
function Lists() {
  const [sight, setSight] = useState(0);
  const [start, setStart] = useState(0);
  const [order, setOrder] = useState('up');
  const [opened, setOpened] = useState('');
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set());
  return (
    <>
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
      <VirtualTable
        label="Pages"
        items={PAGE.map((_, index) => ({ id: '', name: `${order} ${start + index}` }))}
        keyOf={keyOf}
        rowHeight={30}
        columns={[{ id: 'name', label: 'Name', track: '1fr', isSortable: true, cell: (row) => row.name }]}
        paged={{ count: 100_000, start, order, onSight: setSight }}
        onSort={() => setOrder('down')}
        onOpen={setOpened}
        className={styles.box}
      />
      <button type="button" onClick={() => setStart(sight)}>
        Let them come
      </button>
      <p>
        opened {opened}, marked {[...marked].slice(0, 5).join(' ')} of {marked.size}
      </p>
    </>
  );
}

const root = document.getElementById('root');
if (root) createRoot(root).render(<Lists />);
