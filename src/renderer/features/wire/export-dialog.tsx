import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { ExchangeSummary, SavedFile } from '../../../contract/models/exchange.ts';
import { command } from '../../bridge/commands.ts';
import { Button } from '../../ui/button/button.tsx';
import { Dialog } from '../../ui/dialog/dialog.tsx';
import { Checkbox } from '../../ui/field/checkbox.tsx';
import { formatCount } from '../../ui/format/amount.ts';
import { FaultNote } from '../../ui/state/states.tsx';
import { showToast } from '../../ui/toast/toast.ts';
import { uiWords } from '../../words/ui.ts';
import { wireWords } from '../../words/wire.ts';
import { groupName } from './wire-toolbar.tsx';
import { countExchanges, type WireGroup } from './wire.model.ts';
import styles from './wire.module.css';

export interface ExportDialogProps {
  /** What the list shows. */
  readonly groups: readonly WireGroup[];
  readonly open: ExchangeSummary | undefined;
  readonly onClose: () => void;
}

/** Says what a HAR file will hold and what it will not, and writes it. */
export function ExportDialog({ groups, open, onClose }: ExportDialogProps) {
  const [isOneRun, setIsOneRun] = useState(false);
  const [isRevealed, setIsRevealed] = useState(false);
  const save = useMutation(command('exchange.export_har'));
  const stop = useMutation(command('exchange.stop_export'));
  // What is being written is stopped first; the answer to it closes the dialog.
  const leave = () => (save.isPending ? stop.mutate({}) : onClose());
  const own = groups.find(({ exchanges }) => exchanges.some(({ id }) => id === open?.id));
  const chosen = isOneRun && own ? [own] : groups;
  const exchangeIds = chosen.flatMap(({ exchanges }) => exchanges.map(({ id }) => id));
  const write = () =>
    save.mutate(
      { exchangeIds, ...(isRevealed ? { reveal: true } : {}) },
      {
        onSuccess: (saved) => {
          tell(saved);
          onClose();
        },
        onError: ({ fault }) => {
          if (fault.code !== 'operation.cancelled') return;
          tell({});
          onClose();
        },
      },
    );
  return (
    <Dialog
      title={wireWords.har.title}
      isOpen
      onClose={leave}
      footer={
        <>
          <Button onPress={leave}>{uiWords.cancel}</Button>
          <Button look={isRevealed ? 'danger' : 'primary'} isPending={save.isPending} onPress={write}>
            {isRevealed ? wireWords.har.actionReveal : wireWords.har.action}
          </Button>
        </>
      }
    >
      <div className={styles.export}>
        {own && groups.length > 1 && (
          <Which own={own} groups={groups} isOneRun={isOneRun} onChange={setIsOneRun} />
        )}
        <p>{wireWords.har.stays}</p>
        {!isRevealed && <p>{wireWords.har.masked}</p>}
        <p className={styles.quiet}>{wireWords.har.certificate}</p>
        <Checkbox isChecked={isRevealed} onChange={setIsRevealed} hint={wireWords.har.revealHint}>
          {wireWords.har.reveal}
        </Checkbox>
        {save.error && <FaultNote fault={save.error.fault} isCompact />}
      </div>
    </Dialog>
  );
}

function tell({ path }: SavedFile): void {
  showToast({ text: path === undefined ? wireWords.har.cancelled : wireWords.har.saved(path) });
}

interface WhichProps {
  readonly own: WireGroup;
  readonly groups: readonly WireGroup[];
  readonly isOneRun: boolean;
  readonly onChange: (isOneRun: boolean) => void;
}

function Which({ own, groups, isOneRun, onChange }: WhichProps) {
  const all = formatCount(countExchanges(groups), 'exchange');
  const one = formatCount(own.exchanges.length, 'exchange');
  return (
    <div role="radiogroup" aria-label={wireWords.har.what} className={styles.radios}>
      <label>
        <input type="radio" name="har" checked={!isOneRun} onChange={() => onChange(false)} />
        <span>{wireWords.har.shown(all)}</span>
      </label>
      <label>
        <input type="radio" name="har" checked={isOneRun} onChange={() => onChange(true)} />
        <span>{wireWords.har.run(groupName(own), one)}</span>
      </label>
    </div>
  );
}
