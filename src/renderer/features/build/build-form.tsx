import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { command } from '../../bridge/commands.ts';
import { Button } from '../../ui/button/button.tsx';
import { TextField } from '../../ui/field/text-field.tsx';
import { useMainAct } from '../../ui/main-act.ts';
import { Panel } from '../../ui/panel/panel.tsx';
import { buildWords } from '../../words/build.ts';
import { type Draft, type SignForm, issuedNow, keyInput, problemOf } from './build.model.ts';
import type { BuildScreenProps } from './build-screen.tsx';
import { MadeToken } from './made-token.tsx';
import { SignPanel } from './sign-panel.tsx';
import styles from './build.module.css';

export interface BuildFormProps extends Pick<BuildScreenProps, 'onInspect' | 'onCompare'> {
  readonly initial: Draft;
}

/** Header and claims at the left, what to sign with and what came of it at the right. */
export function BuildForm({ initial, onInspect, onCompare }: BuildFormProps) {
  const [draft, setDraft] = useState(initial);
  const [sign, setSign] = useState<SignForm>({ way: 'throwaway', form: 'key', text: '' });
  const build = useMutation(command('build.token'));
  const problems = { header: problemOf(draft.header), claims: problemOf(draft.claims) };
  const key = keyInput(sign);
  const isReady = key !== undefined && problems.header === undefined && problems.claims === undefined;
  const act = () => {
    if (isReady && !build.isPending) build.mutate({ ...draft, key });
  };
  useMainAct(act, true);
  // What was edited since is not what was signed.
  const isCurrent = build.variables?.header === draft.header && build.variables.claims === draft.claims;
  return (
    <div className={styles.columns}>
      <div className={styles.column}>
        {(['header', 'claims'] as const).map((part) => (
          <Part
            key={part}
            part={part}
            text={draft[part]}
            initial={initial[part]}
            problem={problems[part]}
            onText={(text) => setDraft({ ...draft, [part]: text })}
          />
        ))}
      </div>
      <div className={styles.column}>
        <SignPanel
          draft={draft}
          sign={sign}
          onDraft={setDraft}
          onSign={setSign}
          onAct={act}
          isReady={isReady}
          isPending={build.isPending}
          fault={isCurrent ? build.error?.fault : undefined}
        />
        <MadeToken built={isCurrent ? build.data : undefined} onInspect={onInspect} onCompare={onCompare} />
      </div>
    </div>
  );
}

interface PartProps {
  readonly part: keyof Draft;
  readonly text: string;
  readonly initial: string;
  readonly problem: string | undefined;
  readonly onText: (text: string) => void;
}

function Part({ part, text, initial, problem, onText }: PartProps) {
  return (
    <Panel
      title={buildWords[part]}
      aside={
        <>
          {part === 'claims' && problem === undefined && (
            <Button size="small" onPress={() => onText(issuedNow(text, Math.floor(Date.now() / 1000)))}>
              {buildWords.issueNow}
            </Button>
          )}
          {text !== initial && (
            <Button size="small" onPress={() => onText(initial)}>
              {buildWords.reset}
            </Button>
          )}
        </>
      }
    >
      <TextField
        label={part === 'header' ? buildWords.headerText : buildWords.claimsText}
        value={text}
        onChange={onText}
        problem={problem}
        rows={Math.min(24, Math.max(4, text.split('\n').length + 1))}
        isStacked
      />
    </Panel>
  );
}
