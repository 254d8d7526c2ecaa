import { useMutation, useQuery } from '@tanstack/react-query';
import { BellRing, RefreshCw, X } from 'lucide-react';
import { useState } from 'react';
import type { TokenSummary } from '../../../contract/models/token.ts';
import type { Fault } from '../../../core/faults.ts';
import type { Run } from '../../../core/run/run.ts';
import { command } from '../../bridge/commands.ts';
import { queries } from '../../bridge/queries.ts';
import { Button } from '../../ui/button/button.tsx';
import { useClock } from '../../ui/clock/clock.ts';
import { lifeWords, offsetMsOf } from '../../ui/clock/life.model.ts';
import { LiveRegion } from '../../ui/live-region.tsx';
import { FaultNote } from '../../ui/state/states.tsx';
import { KIND_WORDS } from '../../words/token.ts';
import { watchWords } from '../../words/watch.ts';
import styles from './watch.module.css';

export interface ExpiryBannerProps {
  /** Absent where it was removed since. */
  readonly token: TokenSummary | undefined;
  readonly expiresAtSeconds: number;
  readonly onOpen: (tokenId: string) => void;
  readonly onDismiss: () => void;
}

/** A watched token expires soon: which one, how long it has left, and what can be done. */
export function ExpiryBanner({ token, expiresAtSeconds, onOpen, onDismiss }: ExpiryBannerProps) {
  const renewal = useRenewal(token?.id);
  if (!token) return null;
  const name = watchWords.name(KIND_WORDS[token.kind], token.profileName);
  return (
    <aside className={styles.banner} aria-label={watchWords.label(name)}>
      <LiveRegion message={renewal.isDone ? watchWords.refreshed : watchWords.spoken(name)} />
      <BellRing aria-hidden="true" />
      <div className={styles.words}>
        <p>
          <strong>{name}</strong>{' '}
          {renewal.isDone ? (
            watchWords.refreshed
          ) : (
            <TimeLeft expiresAtSeconds={expiresAtSeconds} offsetMs={offsetMsOf(token)} />
          )}
          <small>{[token.environment, token.persona ?? token.subject].filter(Boolean).join(' · ')}</small>
        </p>
        {renewal.fault && <FaultNote fault={renewal.fault} isCompact />}
      </div>
      <div className={styles.acts}>
        {!renewal.isDone && (
          <Button
            size="small"
            icon={<RefreshCw aria-hidden="true" />}
            isPending={renewal.isPending}
            onPress={renewal.start}
          >
            {watchWords.refresh}
          </Button>
        )}
        <Button size="small" onPress={() => onOpen(renewal.newTokenId ?? token.id)}>
          {renewal.newTokenId === undefined ? watchWords.open : watchWords.openNew}
        </Button>
        <Button
          size="small"
          look="quiet"
          icon={<X aria-hidden="true" />}
          aria-label={watchWords.dismiss}
          onPress={onDismiss}
        />
      </div>
    </aside>
  );
}

interface TimeLeftProps {
  readonly expiresAtSeconds: number;
  readonly offsetMs: number;
}

function TimeLeft({ expiresAtSeconds, offsetMs }: TimeLeftProps) {
  const words = useClock((now) => {
    const { label, figure } = lifeWords({ expiresAtSeconds }, (now + offsetMs) / 1000);
    return `${label} ${figure}`;
  });
  return <span className={styles.time}>{words}</span>;
}

interface Renewal {
  readonly start: () => void;
  readonly isPending: boolean;
  readonly isDone: boolean;
  readonly newTokenId: string | undefined;
  readonly fault: Fault | undefined;
}

/** A refresh of the token, followed to its end. */
function useRenewal(tokenId: string | undefined): Renewal {
  const [runId, setRunId] = useState<string>();
  const refresh = useMutation({
    ...command('token.refresh'),
    onSuccess: (started) => setRunId(started.runId),
  });
  const run = useQuery({ ...queries.run(runId ?? ''), enabled: runId !== undefined });
  const newTokenId = run.data?.tokens.find(({ role }) => role === 'access_token')?.tokenId;
  return {
    start: () => {
      if (tokenId !== undefined) refresh.mutate({ tokenId });
    },
    isPending: refresh.isPending || (run.data !== undefined && !isOver(run.data)),
    isDone: run.data?.status === 'succeeded',
    newTokenId: run.data?.status === 'succeeded' ? newTokenId : undefined,
    fault: refresh.error?.fault ?? run.data?.fault,
  };
}

function isOver({ status }: Run): boolean {
  return status === 'succeeded' || status === 'failed' || status === 'cancelled';
}
