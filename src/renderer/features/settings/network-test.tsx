import { useMutation, useQuery } from '@tanstack/react-query';
import { CircleCheck, Network } from 'lucide-react';
import { useState } from 'react';
import { command } from '../../bridge/commands.ts';
import { queries } from '../../bridge/queries.ts';
import { Button } from '../../ui/button/button.tsx';
import { LiveRegion } from '../../ui/live-region.tsx';
import { Select } from '../../ui/select/select.tsx';
import { FaultNote, Loading } from '../../ui/state/states.tsx';
import { networkWords } from '../../words/network.ts';
import { testableIssuers } from './network.model.ts';
import styles from './settings.module.css';

/** Reads a server's public metadata with the network settings that are saved. */
export function NetworkTest({ isBlocked }: { readonly isBlocked: boolean }) {
  const profiles = useQuery(queries.profiles());
  const [chosen, setChosen] = useState<string>();
  const discover = useMutation(command('profiles.discover'));
  const stop = useMutation(command('profiles.stop_discovery'));
  const issuers = testableIssuers(profiles.data ?? []);
  const issuer = issuers.find((one) => one === chosen) ?? issuers[0];
  if (issuer === undefined) return <p className={styles.testHint}>{networkWords.noServer}</p>;
  const { host } = new URL(issuer);
  const reached = discover.isSuccess ? networkWords.reached(host) : '';
  const fault = discover.error?.fault;
  return (
    <>
      <div className={styles.testRow}>
        <Select
          label={networkWords.against}
          layout="stacked"
          value={issuer}
          onChange={(next) => {
            discover.reset();
            setChosen(next);
          }}
          options={issuers.map((value) => ({ value, label: value }))}
        />
        {discover.isPending ? (
          <Button onPress={() => stop.mutate({ issuer })}>{networkWords.stop}</Button>
        ) : (
          <Button
            icon={<Network aria-hidden="true" />}
            isDisabled={isBlocked}
            onPress={() => discover.mutate({ issuer })}
          >
            {networkWords.test}
          </Button>
        )}
      </div>
      <p className={styles.testHint}>{isBlocked ? networkWords.saveFirst : networkWords.testHint}</p>
      {discover.isPending && <Loading what={networkWords.testing(host)} />}
      {reached !== '' && (
        <p className={styles.reached}>
          <CircleCheck aria-hidden="true" />
          {reached} {discover.data?.summary}
        </p>
      )}
      {fault && fault.code !== 'operation.cancelled' && <FaultNote fault={fault} isCompact />}
      <LiveRegion message={reached} />
    </>
  );
}
