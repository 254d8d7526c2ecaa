import { useQuery } from '@tanstack/react-query';
import { ArrowLeftRight } from 'lucide-react';
import { useState } from 'react';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import type { ExchangeSummary } from '../../../contract/models/exchange.ts';
import { queries } from '../../bridge/queries.ts';
import { useExchange } from '../../bridge/use-exchange.ts';
import { cx } from '../../ui/cx.ts';
import { ExchangeRow } from '../../ui/exchange/exchange-row.tsx';
import { ExchangeView } from '../../ui/exchange/exchange-view.tsx';
import { TextField } from '../../ui/field/text-field.tsx';
import { Panel } from '../../ui/panel/panel.tsx';
import { Empty, FaultNote, Loading } from '../../ui/state/states.tsx';
import { exchangeWords } from '../../words/exchange.ts';
import { wireWords } from '../../words/wire.ts';
import { exchangeName, filterExchanges } from './wire.model.ts';
import styles from './wire.module.css';

export interface WireScreenProps {
  readonly profileId: string;
  readonly exchangeId: string | undefined;
  readonly onExchange: (exchangeId: string) => void;
}

/** Every exchange of the profile at the left, the open one at the right. */
export function WireScreen({ profileId, exchangeId, onExchange }: WireScreenProps) {
  const exchanges = useQuery(queries.exchanges(profileId));
  const [filter, setFilter] = useState('');
  if (exchanges.error) return <FaultNote fault={exchanges.error.fault} />;
  if (!exchanges.data) return <Loading what={wireWords.loading} />;
  if (exchanges.data.length === 0) {
    return (
      <Empty icon={<ArrowLeftRight aria-hidden="true" />} title={wireWords.empty.title}>
        {wireWords.empty.text}
      </Empty>
    );
  }
  const open = exchanges.data.find(({ id }) => id === exchangeId) ?? exchanges.data[0];
  return (
    <div className={styles.screen}>
      <Panel title={wireWords.list} aside={exchanges.data.length} isFlush>
        <div className={styles.filter}>
          <TextField
            label={wireWords.filter}
            value={filter}
            onChange={setFilter}
            placeholder={wireWords.filterHint}
            isCode={false}
          />
        </div>
        <ExchangeList
          exchanges={filterExchanges(exchanges.data, filter)}
          exchangeId={open?.id}
          onExchange={onExchange}
        />
      </Panel>
      <Panel title={wireWords.one}>{open && <OneExchange key={open.id} exchangeId={open.id} />}</Panel>
    </div>
  );
}

interface ExchangeListProps {
  readonly exchanges: readonly ExchangeSummary[];
  readonly exchangeId: string | undefined;
  readonly onExchange: (exchangeId: string) => void;
}

function ExchangeList({ exchanges, exchangeId, onExchange }: ExchangeListProps) {
  return (
    <ListBox
      aria-label={wireWords.list}
      className={cx(styles.list)}
      selectionMode="single"
      disallowEmptySelection
      selectionBehavior="replace"
      selectedKeys={exchangeId === undefined ? [] : [exchangeId]}
      onSelectionChange={(keys) => {
        const [key] = keys === 'all' ? [] : [...keys];
        if (key !== undefined) onExchange(String(key));
      }}
      renderEmptyState={() => <p className={styles.none}>{wireWords.noMatch}</p>}
    >
      {exchanges.map((exchange) => (
        <ListBoxItem
          key={exchange.id}
          id={exchange.id}
          textValue={exchangeName(exchange)}
          className={cx(styles.item)}
        >
          <ExchangeRow summary={exchange} />
        </ListBoxItem>
      ))}
    </ListBox>
  );
}

function OneExchange({ exchangeId }: { readonly exchangeId: string }) {
  const { exchange, readFault, acts } = useExchange(exchangeId);
  if (readFault) return <FaultNote fault={readFault} />;
  if (!exchange) return <Loading what={exchangeWords.loading} />;
  return <ExchangeView exchange={exchange} acts={acts} />;
}
