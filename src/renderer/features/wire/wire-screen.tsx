import { useQuery } from '@tanstack/react-query';
import { ArrowLeftRight } from 'lucide-react';
import { useState } from 'react';
import type { ExchangeSummary } from '../../../contract/models/exchange.ts';
import { EXCHANGES_AT_FIRST, MOST_EXCHANGES, queries } from '../../bridge/queries.ts';
import { Button } from '../../ui/button/button.tsx';
import { Empty, FaultNote, Loading } from '../../ui/state/states.tsx';
import { wireWords } from '../../words/wire.ts';
import { WireContent } from './wire-content.tsx';
import styles from './wire.module.css';

export interface WireScreenProps {
  /** Absent: everybody’s, with those of profiles that are gone and of no profile. */
  readonly profileId: string | undefined;
  readonly exchangeId: string | undefined;
  readonly onExchange: (exchangeId: string) => void;
}

/** Every exchange of the profile by run, and the open one beside them. */
export function WireScreen({ profileId, exchangeId, onExchange }: WireScreenProps) {
  const [isEverything, setIsEverything] = useState(profileId === undefined);
  const [limit, setLimit] = useState(EXCHANGES_AT_FIRST);
  const exchanges = useQuery({
    ...queries.exchanges(isEverything ? undefined : profileId, limit),
    placeholderData: keepOfScope(isEverything),
  });
  if (exchanges.error) return <FaultNote fault={exchanges.error.fault} />;
  if (!exchanges.data) return <Loading what={wireWords.loading} />;
  if (exchanges.data.length === 0) {
    return <NothingYet onEverything={isEverything ? undefined : () => setIsEverything(true)} />;
  }
  return (
    <WireContent
      key={isEverything ? '' : profileId}
      exchanges={exchanges.data}
      exchangeId={exchangeId}
      onExchange={onExchange}
      scope={profileId === undefined ? undefined : { isEverything, onChange: setIsEverything }}
      onOlder={
        exchanges.data.length >= limit && limit < MOST_EXCHANGES ? () => setLimit(MOST_EXCHANGES) : undefined
      }
    />
  );
}

/** The wire without a profile: what profiles sent that are there, that are gone, and what none sent. */
export function WireEverything() {
  const [exchangeId, setExchangeId] = useState<string>();
  return <WireScreen profileId={undefined} exchangeId={exchangeId} onExchange={setExchangeId} />;
}

/** While older ones are fetched, the newer ones stay; those of another scope do not. */
function keepOfScope(isEverything: boolean) {
  return (
    before: readonly ExchangeSummary[] | undefined,
    query: { readonly queryKey: readonly unknown[] } | undefined,
  ): readonly ExchangeSummary[] | undefined => {
    const [, input] = query?.queryKey ?? [];
    const wasEverything = typeof input === 'object' && input !== null && !('profileId' in input);
    return wasEverything === isEverything ? before : undefined;
  };
}

function NothingYet({ onEverything }: { readonly onEverything: (() => void) | undefined }) {
  return (
    <div className={styles.nothing}>
      <Empty
        icon={<ArrowLeftRight aria-hidden="true" />}
        title={wireWords.empty.title}
        actions={onEverything && <Button onPress={onEverything}>{wireWords.empty.everything}</Button>}
      >
        {onEverything ? wireWords.empty.text : wireWords.empty.textEverything}
      </Empty>
    </div>
  );
}
