import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { Environment } from '../../../contract/models/profile.ts';
import { command } from '../../bridge/commands.ts';
import { Button } from '../../ui/button/button.tsx';
import { ConfirmByName } from '../../ui/dialog/confirm-by-name.tsx';
import { FaultNote } from '../../ui/state/states.tsx';
import { runPanelWords } from '../../words/run-panel.ts';
import styles from './run-panel.module.css';

export interface GoOnAnywayProps {
  readonly runId: string;
  /** A protected one wants its name. */
  readonly environment: Environment;
  readonly onRun: (runId: string) => void;
}

const words = runPanelWords.anyway;

/** A tester’s explicit act: on from an answer whose state or iss was wrong. */
export function GoOnAnyway({ runId, environment, onRun }: GoOnAnywayProps) {
  const [isAsking, setIsAsking] = useState(false);
  const go = useMutation({
    ...command('run.continue_anyway'),
    onSuccess: (started: { readonly runId: string }) => onRun(started.runId),
  });
  return (
    <>
      <Button
        size="small"
        look="quiet"
        onPress={() => {
          go.reset();
          setIsAsking(true);
        }}
      >
        {words.open}
      </Button>
      <ConfirmByName
        title={words.title}
        isOpen={isAsking}
        onClose={() => setIsAsking(false)}
        name={environment.isProtected ? environment.name : undefined}
        action={words.act}
        isPending={go.isPending}
        onConfirm={(confirm) => go.mutate({ runId, ...(confirm === undefined ? {} : { confirm }) })}
      >
        <div className={styles.question}>
          <p>{words.text}</p>
          <p>{words.recorded}</p>
          {go.error && <FaultNote fault={go.error.fault} isCompact />}
        </div>
      </ConfirmByName>
    </>
  );
}
