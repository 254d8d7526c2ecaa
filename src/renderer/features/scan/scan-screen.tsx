import { useQuery, useQueryClient } from '@tanstack/react-query';
import { FileSearch } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { ScanProgress } from '../../../contract/models/scan.ts';
import { queries } from '../../bridge/queries.ts';
import { Empty, FaultNote, Loading } from '../../ui/state/states.tsx';
import { showToast } from '../../ui/toast/toast.ts';
import { scanWords } from '../../words/scan.ts';
import { FileButton } from './file-button.tsx';
import { ScanHead } from './scan-progress.tsx';
import { ScanResults } from './scan-results.tsx';
import { NothingToScan, SourcePanel } from './scan-source.tsx';
import { isUnderWay } from './scan.model.ts';
import { offerSource, useScan } from './scan.store.ts';
import styles from './scan.module.css';

export interface ScanScreenProps {
  /** A person wants to look at one token. */
  readonly onInspect: (text: string) => void;
}

/** Many tokens out of one file: what to scan, how far it is, what was found. */
export function ScanScreen({ onInspect }: ScanScreenProps) {
  const { source, scanId, fault } = useScan();
  const [isOver, setIsOver] = useState(false);
  return (
    <div
      className={styles.screen}
      data-over={isOver || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setIsOver(false);
      }}
      onDrop={(event) => {
        event.preventDefault();
        setIsOver(false);
        const [file, ...others] = event.dataTransfer.files;
        if (file) offerSource({ name: file.name, blob: file });
        if (file && others.length > 0) showToast({ text: scanWords.firstOnly(file.name, others.length) });
      }}
    >
      <h1 className={styles.title}>{scanWords.title}</h1>
      {fault && <FaultNote fault={fault} />}
      {source ? (
        <SourcePanel key={`${source.name} ${source.blob.size}`} source={source} />
      ) : scanId === undefined ? (
        <NothingToScan />
      ) : (
        <OneScan key={scanId} scanId={scanId} onInspect={onInspect} />
      )}
    </div>
  );
}

function OneScan({ scanId, onInspect }: ScanScreenProps & { readonly scanId: string }) {
  const status = useQuery(queries.scanStatus(scanId));
  useReadAgainAtEnd(status.data);
  if (status.error) {
    const again = <FileButton label={scanWords.open} onSource={offerSource} />;
    return <FaultNote fault={status.error.fault} actions={again} />;
  }
  if (!status.data) return <Loading what={scanWords.loading} />;
  const progress = status.data;
  const isNothing = progress.tokens === 0 && !isUnderWay(progress) && !progress.fault;
  return (
    <>
      <ScanHead progress={progress} />
      {isNothing ? (
        <Empty icon={<FileSearch aria-hidden="true" />} title={scanWords.nothing.title}>
          {scanWords.nothing.text}
        </Empty>
      ) : (
        progress.tokens > 0 && <ScanResults progress={progress} onInspect={onInspect} />
      )}
    </>
  );
}

/** Rows are read now and then while more come; the last time when it has ended. */
function useReadAgainAtEnd(progress: ScanProgress | undefined): void {
  const client = useQueryClient();
  const state = progress?.state;
  useEffect(() => {
    if (state === undefined || state === 'reading') return;
    for (const name of ['scan.rows', 'scan.groups']) void client.invalidateQueries({ queryKey: [name] });
  }, [client, state]);
}
