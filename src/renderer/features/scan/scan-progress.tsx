import { CircleCheck, CircleX, Clock, OctagonX, RotateCw, TriangleAlert } from 'lucide-react';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { ScanProgress } from '../../../contract/models/scan.ts';
import type { FaultError } from '../../bridge/call.ts';
import { command } from '../../bridge/commands.ts';
import { announce } from '../../ui/announce/announce.ts';
import { Badge } from '../../ui/badge/badge.tsx';
import { Button } from '../../ui/button/button.tsx';
import { FaultNote } from '../../ui/state/states.tsx';
import { scanWords } from '../../words/scan.ts';
import { FileButton } from './file-button.tsx';
import { formatNumber, isUnderWay, partDone, progressFacts } from './scan.model.ts';
import { startScan } from './feed-scan.ts';
import { type LastScan, offerSource, useScan } from './scan.store.ts';
import styles from './scan.module.css';

/** How far the scan is, and what it has found so far. */
export function ScanHead({ progress }: { readonly progress: ScanProgress }) {
  const cancel = useMutation(command('scan.cancel'));
  const isMoving = isUnderWay(progress);
  useTellEnd(progress);
  return (
    <section className={styles.head} aria-label={scanWords.progress(progress.name)}>
      <div className={styles.headline}>
        <div className={styles.what}>
          <strong dir="auto">{progress.name}</strong>
          <span>{scanWords.states[progress.state]}</span>
        </div>
        {isMoving ? (
          <Button
            icon={<OctagonX aria-hidden="true" />}
            isPending={cancel.isPending}
            onPress={() => cancel.mutate({ scanId: progress.scanId })}
          >
            {scanWords.cancel}
          </Button>
        ) : (
          <span className={styles.acts}>
            {progress.state !== 'done' && <ScanAgain />}
            <FileButton label={scanWords.another} onSource={offerSource} />
          </span>
        )}
      </div>
      {isMoving && <Bar progress={progress} />}
      <p className={styles.facts}>
        {progressFacts(progress).map((fact) => (
          <span key={fact}>{fact}</span>
        ))}
      </p>
      <Counts progress={progress} />
      {progress.note !== undefined && <p className={styles.note}>{progress.note}</p>}
      {progress.fault && <FaultNote fault={progress.fault} isCompact />}
      {cancel.error && <FaultNote fault={cancel.error.fault} isCompact />}
    </section>
  );
}

/** What was scanned once more, from its beginning, by the same trust. */
function ScanAgain() {
  const { last } = useScan();
  const again = useMutation<void, FaultError, LastScan>({
    mutationFn: async ({ source, trust }) => (trust ? startScan(source, trust) : offerSource(source)),
    onError: ({ fault }) => useScan.setState({ fault }),
  });
  if (!last) return null;
  return (
    <Button
      size="small"
      icon={<RotateCw aria-hidden="true" />}
      isPending={again.isPending}
      onPress={() => again.mutate(last)}
    >
      {scanWords.again}
    </Button>
  );
}

function Bar({ progress }: { readonly progress: ScanProgress }) {
  // Without a value it says that something moves, and not how far.
  return (
    <progress
      className={styles.bar}
      aria-label={scanWords.progress(progress.name)}
      max={1}
      value={partDone(progress)}
    />
  );
}

function Counts({ progress: { tokens, sightings, counts } }: { readonly progress: ScanProgress }) {
  if (tokens === 0) return null;
  const words = scanWords.counts;
  return (
    <p className={styles.counts}>
      <Badge>
        {scanWords.tokens(tokens)}, {scanWords.sightings(sightings)}
      </Badge>
      {counts.verified > 0 && (
        <Badge tone="pass" icon={<CircleCheck aria-hidden="true" />}>
          {words.verified(formatNumber(counts.verified))}
        </Badge>
      )}
      {counts.violation > 0 && (
        <Badge tone="violation" icon={<CircleX aria-hidden="true" />}>
          {words.violation(formatNumber(counts.violation))}
        </Badge>
      )}
      {counts.risk > 0 && (
        <Badge tone="risk" icon={<TriangleAlert aria-hidden="true" />}>
          {words.risk(formatNumber(counts.risk))}
        </Badge>
      )}
      {counts.expired > 0 && (
        <Badge tone="unchecked" icon={<Clock aria-hidden="true" />}>
          {words.expired(formatNumber(counts.expired))}
        </Badge>
      )}
      {counts.malformed > 0 && <Badge>{words.malformed(formatNumber(counts.malformed))}</Badge>}
      {counts.good > 0 && (
        <Badge>{words[counts.expired > 0 ? 'otherwise' : 'good'](formatNumber(counts.good))}</Badge>
      )}
    </p>
  );
}

/** Says it once, when a scan that was seen under way has ended. */
function useTellEnd(progress: ScanProgress): void {
  const wasMoving = useRef(false);
  const isMoving = isUnderWay(progress);
  useEffect(() => {
    // What broke off says so itself, in its alert.
    if (wasMoving.current && !isMoving && !progress.fault) {
      announce(scanWords.ended(scanWords.tokens(progress.tokens), progress.counts.verified));
    }
    wasMoving.current = isMoving;
    // Nothing is to be done once more: neither the text nor keys that were given stay.
    if (progress.state === 'done') useScan.setState({ last: undefined });
  }, [progress.state, isMoving, progress.fault, progress.tokens, progress.counts.verified]);
}
