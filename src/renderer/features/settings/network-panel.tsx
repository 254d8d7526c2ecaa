import { useState } from 'react';
import type { Settings } from '../../../contract/models/app.ts';
import type { Fault } from '../../../core/faults.ts';
import { useSetSettings } from '../../bridge/use-set-settings.ts';
import { Button } from '../../ui/button/button.tsx';
import { TextField } from '../../ui/field/text-field.tsx';
import { LiveRegion } from '../../ui/live-region.tsx';
import { Panel } from '../../ui/panel/panel.tsx';
import { FaultNote } from '../../ui/state/states.tsx';
import { networkWords } from '../../words/network.ts';
import { settingsWords } from '../../words/settings.ts';
import { NetworkTest } from './network-test.tsx';
import { countCertificates, faultAt, isDirty } from './network.model.ts';
import styles from './settings.module.css';

export interface NetworkPanelProps {
  readonly settings: Settings;
  /** Why nothing is sent with what is saved: saving opens the network then, also where nothing was changed. */
  readonly shutFor: Fault | undefined;
}

/** The proxy and the authorities that every request uses, and a test of them. */
export function NetworkPanel({ settings, shutFor }: NetworkPanelProps) {
  const [form, setForm] = useState({ proxy: settings.proxy, extraCa: settings.extraCa });
  const set = useSetSettings();
  const isChanged = isDirty(form, settings);
  const fault = set.error?.fault ?? (isChanged ? undefined : shutFor);
  const isBlocked = isChanged || shutFor !== undefined;
  const change = (part: Partial<typeof form>) => {
    set.reset();
    setForm({ ...form, ...part });
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        set.mutate(form);
      }}
    >
      <Panel
        title={settingsWords.sections.network}
        footer={
          <>
            <Button type="submit" isDisabled={!isBlocked} isPending={set.isPending}>
              {networkWords.save}
            </Button>
            {set.isSuccess && <span>{networkWords.saved}</span>}
            <LiveRegion message={set.isSuccess ? networkWords.saved : ''} />
          </>
        }
      >
        <TextField
          label={networkWords.proxy}
          hint={networkWords.proxyHint}
          placeholder="http://proxy.example:3128"
          isStacked
          value={form.proxy}
          onChange={(proxy) => change({ proxy })}
          problem={faultAt(fault, 'proxy')}
        />
        <TextField
          label={networkWords.extraCa}
          hint={`${networkWords.certificates(countCertificates(form.extraCa))}. ${networkWords.extraCaHint}`}
          placeholder="-----BEGIN CERTIFICATE-----"
          rows={4}
          isStacked
          value={form.extraCa}
          onChange={(extraCa) => change({ extraCa })}
          problem={faultAt(fault, 'extraCa')}
        />
        {fault && faultAt(fault, fault.parameter ?? '') === undefined && (
          <FaultNote fault={fault} isCompact />
        )}
        <div className={styles.test}>
          <NetworkTest isBlocked={isBlocked} />
        </div>
      </Panel>
    </form>
  );
}
