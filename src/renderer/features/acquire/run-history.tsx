import { useMutation } from '@tanstack/react-query';
import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { Profile } from '../../../contract/models/profile.ts';
import { type Run, isEnded } from '../../../core/run/run.ts';
import { command } from '../../bridge/commands.ts';
import { Button } from '../../ui/button/button.tsx';
import { useMinute } from '../../ui/clock/clock.ts';
import { ConfirmByName } from '../../ui/dialog/confirm-by-name.tsx';
import { formatTime } from '../../ui/format/time.ts';
import { Select } from '../../ui/select/select.tsx';
import { FaultNote } from '../../ui/state/states.tsx';
import { showToast } from '../../ui/toast/toast.ts';
import { runPanelWords } from '../../words/run-panel.ts';
import { RUN_STATUS_WORDS } from '../../words/run.ts';
import styles from './run-panel.module.css';

export interface RunHistoryProps {
  readonly profile: Profile;
  readonly shown: Run | undefined;
  /** Runs that got tokens, and requests that were sent once more, newest first. */
  readonly runs: readonly Run[];
  readonly onRun: (runId: string) => void;
}

const words = runPanelWords.history;

/** Earlier runs by time and outcome, and the way to be rid of them. */
export function RunHistory({ profile, shown, runs, onRun }: RunHistoryProps) {
  const minuteMs = useMinute();
  const [isAsking, setIsAsking] = useState(false);
  return (
    <>
      {runs.length > 1 ? (
        <Select
          label={words.label}
          layout="bare"
          value={shown?.id}
          onChange={onRun}
          placeholder={words.label}
          options={runs.map((run) => ({
            value: run.id,
            label: formatTime(run.startedAtMs, minuteMs),
            detail: words.outcome(run),
          }))}
        />
      ) : (
        shown && <span>{words.started(formatTime(shown.startedAtMs, minuteMs))}</span>
      )}
      {shown && <span>{RUN_STATUS_WORDS[shown.status]}</span>}
      {runs.some(isEnded) && (
        <Button
          size="small"
          look="quiet"
          icon={<Trash2 aria-hidden="true" />}
          aria-label={words.clear}
          onPress={() => setIsAsking(true)}
        />
      )}
      {isAsking && <ClearQuestion profile={profile} onClose={() => setIsAsking(false)} />}
    </>
  );
}

function ClearQuestion({ profile, onClose }: { readonly profile: Profile; readonly onClose: () => void }) {
  const purge = useMutation({
    ...command('vault.purge'),
    onSuccess: ({ removed, exchanges }: { readonly removed: number; readonly exchanges: number }) => {
      showToast({ text: words.cleared(removed, exchanges) });
      onClose();
    },
  });
  return (
    <ConfirmByName
      title={words.title(profile.name)}
      isOpen
      onClose={onClose}
      action={words.act}
      isPending={purge.isPending}
      onConfirm={() => purge.mutate({ kind: 'runs', profileId: profile.id })}
    >
      <div className={styles.question}>
        <p>{words.text}</p>
        <p>{words.tokens}</p>
        {purge.error && <FaultNote fault={purge.error.fault} isCompact />}
      </div>
    </ConfirmByName>
  );
}
