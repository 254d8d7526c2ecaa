import { useMutation } from '@tanstack/react-query';
import { Route } from 'lucide-react';
import { useState } from 'react';
import { command } from '../../bridge/commands.ts';
import { Panel } from '../../ui/panel/panel.tsx';
import { Empty } from '../../ui/state/states.tsx';
import { showToast } from '../../ui/toast/toast.ts';
import { formWords } from '../../words/profile-form.ts';
import { ProfileFormPanel } from './profile-form-panel.tsx';
import styles from './profile-form.module.css';

export interface NewProfileScreenProps {
  /** Saved; with a run where one was started. */
  readonly onDone: (profileId: string, runId?: string) => void;
  readonly onDiscard: () => void;
}

/** The form of a profile that does not exist yet: saved and run in one press. */
export function NewProfileScreen({ onDone, onDiscard }: NewProfileScreenProps) {
  const [isStepMode, onStepMode] = useState(false);
  const start = useMutation(command('run.start'));
  const run = (profileId: string) =>
    start.mutate(
      { profileId, stepMode: isStepMode },
      {
        onSuccess: ({ runId }) => onDone(profileId, runId),
        onError: ({ fault }) => {
          showToast({ text: fault.message, tone: 'fault' });
          onDone(profileId);
        },
      },
    );
  return (
    <div className={styles.screen}>
      <ProfileFormPanel
        view={undefined}
        run={{
          isActive: false,
          isStarting: start.isPending,
          isStepMode,
          onStepMode,
          start: run,
          cancel: () => undefined,
        }}
        onSaved={(profileId, purpose) => purpose === 'save' && onDone(profileId)}
        onDiscard={onDiscard}
      />
      <Panel title={formWords.next.title}>
        <Empty icon={<Route aria-hidden="true" />} title={formWords.next.empty}>
          {formWords.next.text}
        </Empty>
      </Panel>
    </div>
  );
}
