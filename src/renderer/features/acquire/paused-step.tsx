import { useMutation } from '@tanstack/react-query';
import { Pencil } from 'lucide-react';
import { Suspense, lazy, useState } from 'react';
import type { RequestEdit, Step } from '../../../core/run/run.ts';
import { command } from '../../bridge/commands.ts';
import { Button } from '../../ui/button/button.tsx';
import { useMainAct } from '../../ui/main-act.ts';
import { IS_MAC } from '../../ui/platform.ts';
import { RequestView } from '../../ui/run/request-view.tsx';
import { FaultNote, Loading } from '../../ui/state/states.tsx';
import { editWords } from '../../words/request-edit.ts';
import { runPanelWords } from '../../words/run-panel.ts';
import styles from './run-panel.module.css';

const RequestEditor = lazy(async () => ({
  default: (await import('../../ui/run/request-editor.tsx')).RequestEditor,
}));

export interface PausedStepProps {
  readonly runId: string;
  readonly step: Step & { readonly request: NonNullable<Step['request']> };
}

const words = runPanelWords.paused;

/** The request that a run is paused before: to look at, to edit, and to let go. */
export function PausedStep({ runId, step }: PausedStepProps) {
  const [isEditing, setIsEditing] = useState(false);
  const resume = useMutation(command('run.resume'));
  const isBrowsers = step.id === 'authorize';
  const send = (edit?: RequestEdit) => {
    if (!resume.isPending) resume.mutate({ runId, ...(edit ? { edit } : {}) });
  };
  const edit = resume.variables?.edit;
  const isElsewhere = resume.error?.fault.code === 'profile.rebind_needed';
  const fault = resume.error && (
    <FaultNote
      fault={resume.error.fault}
      isCompact
      actions={
        isElsewhere && edit ? (
          <Button size="small" look="danger" onPress={() => send({ ...edit, acceptOtherOrigin: true })}>
            {editWords.sendElsewhere}
          </Button>
        ) : undefined
      }
    />
  );
  return (
    <div className={styles.step}>
      <p>{isBrowsers ? words.browser : words.request}</p>
      {isEditing ? (
        <Suspense fallback={<Loading what={runPanelWords.loading} />}>
          <RequestEditor
            request={step.request}
            isBrowsers={isBrowsers}
            isPending={resume.isPending}
            onSend={send}
            onBack={() => {
              resume.reset();
              setIsEditing(false);
            }}
            fault={fault}
          />
        </Suspense>
      ) : (
        <>
          <RequestView request={step.request} />
          <Go
            label={isBrowsers ? words.open : words.act}
            onSend={() => send()}
            onEdit={() => setIsEditing(true)}
          />
          {fault}
        </>
      )}
    </div>
  );
}

interface GoProps {
  readonly label: string;
  readonly onSend: () => void;
  readonly onEdit: () => void;
}

function Go({ label, onSend, onEdit }: GoProps) {
  useMainAct(onSend);
  return (
    <div className={styles.acts}>
      <Button look="primary" size="small" keys={IS_MAC ? '⌘⏎' : 'Ctrl ⏎'} onPress={onSend}>
        {label}
      </Button>
      <Button size="small" icon={<Pencil aria-hidden="true" />} onPress={onEdit}>
        {words.edit}
      </Button>
    </div>
  );
}
