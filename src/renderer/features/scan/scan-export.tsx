import { useMutation } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { useState } from 'react';
import type { InputOf } from '../../../contract/ipc.ts';
import { command } from '../../bridge/commands.ts';
import { Button } from '../../ui/button/button.tsx';
import { Dialog } from '../../ui/dialog/dialog.tsx';
import { MenuButton } from '../../ui/menu/menu.tsx';
import { FaultNote } from '../../ui/state/states.tsx';
import { showToast } from '../../ui/toast/toast.ts';
import { StopButton } from './stop-button.tsx';
import { scanWords } from '../../words/scan.ts';
import styles from './scan.module.css';
import { uiWords } from '../../words/ui.ts';

type ExportInput = InputOf<'scan.export'>;

export interface ScanExportProps {
  /** What is listed: the same rows are written, all of them. */
  readonly query: Omit<ExportInput, 'format' | 'withTokens'>;
}

const ENTRIES = [
  { id: 'csv', label: scanWords.exportCsv, detail: scanWords.exportDetail },
  { id: 'ndjson', label: scanWords.exportNdjson, detail: scanWords.exportDetail },
  { id: 'whole csv', label: scanWords.exportWholeCsv },
  { id: 'whole ndjson', label: scanWords.exportWholeNdjson },
] as const;

/** Writes the rows as a file. Whole tokens are written only after a question. */
export function ScanExport({ query }: ScanExportProps) {
  const [asked, setAsked] = useState<ExportInput['format']>();
  const save = useMutation({
    ...command('scan.export'),
    onSuccess: ({ path }) => {
      setAsked(undefined);
      showToast({ text: path === undefined ? scanWords.notSaved : scanWords.saved(path) });
    },
  });
  const choose = (id: string) => {
    const format = id.endsWith('csv') ? 'csv' : 'ndjson';
    if (id.startsWith('whole')) {
      save.reset();
      setAsked(format);
      return;
    }
    save.mutate(
      { ...query, format },
      { onError: ({ fault }) => showToast({ text: fault.message, tone: 'fault' }) },
    );
  };
  return (
    <>
      <span className={styles.acts}>
        <MenuButton
          label={scanWords.export}
          icon={<Download aria-hidden="true" />}
          items={ENTRIES}
          onAction={choose}
        />
        {save.isPending && asked === undefined && <StopButton />}
      </span>
      {asked !== undefined && (
        <Dialog
          title={scanWords.exportQuestion.title}
          isOpen
          onClose={() => setAsked(undefined)}
          footer={
            <>
              {save.isPending ? (
                <StopButton />
              ) : (
                <Button onPress={() => setAsked(undefined)}>{uiWords.cancel}</Button>
              )}
              <Button
                look="danger"
                isPending={save.isPending}
                onPress={() => save.mutate({ ...query, format: asked, withTokens: true })}
              >
                {scanWords.exportQuestion.act}
              </Button>
            </>
          }
        >
          <p>{scanWords.exportQuestion.text}</p>
          {save.error && <FaultNote fault={save.error.fault} isCompact />}
        </Dialog>
      )}
    </>
  );
}
