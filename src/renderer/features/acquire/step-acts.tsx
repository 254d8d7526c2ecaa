import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { Step } from '../../../core/run/run.ts';
import { command } from '../../bridge/commands.ts';
import { Button } from '../../ui/button/button.tsx';
import { useClock } from '../../ui/clock/clock.ts';
import { TextField } from '../../ui/field/text-field.tsx';
import { formatCountdown } from '../../ui/format/duration.ts';
import { useMainAct } from '../../ui/main-act.ts';
import { Disclosure } from '../../ui/panel/disclosure.tsx';
import { FaultNote } from '../../ui/state/states.tsx';
import { acquireWords } from '../../words/acquire.ts';
import styles from './acquire.module.css';

export interface WaitingActsProps {
  readonly runId: string;
  readonly waiting: NonNullable<Step['waiting']>;
  readonly startedAtMs: number | undefined;
  readonly persona: string | undefined;
}

/** What a person can do while Assay waits for the browser. */
export function WaitingActs({ runId, waiting, startedAtMs, persona }: WaitingActsProps) {
  const reopen = useMutation(command('run.reopen_browser'));
  const copy = useMutation(command('run.copy_address'));
  const words = acquireWords.waiting;
  return (
    <div className={styles.waiting}>
      <p>
        {waiting.didBrowserOpen ? words.browser(persona) : words.notOpened}{' '}
        <TimeLeft untilMs={waiting.untilMs} startedAtMs={startedAtMs} />
      </p>
      <div className={styles.acts}>
        <Button size="small" isPending={reopen.isPending} onPress={() => reopen.mutate({ runId })}>
          {words.openAgain}
        </Button>
        <Button size="small" isPending={copy.isPending} onPress={() => copy.mutate({ runId })}>
          {copy.isSuccess ? words.copied : words.copy}
        </Button>
      </div>
      {(reopen.error ?? copy.error) && <FaultNote fault={(reopen.error ?? copy.error)!.fault} isCompact />}
      <p className={styles.quiet}>{words.errorHint(waiting.redirectUri)}</p>
      <PasteCallback runId={runId} />
    </div>
  );
}

function TimeLeft({
  untilMs,
  startedAtMs,
}: {
  readonly untilMs: number;
  readonly startedAtMs: number | undefined;
}) {
  const left = useClock((now) => formatCountdown((untilMs - now) / 1000));
  const words = acquireWords.waiting;
  return (
    <span className={styles.left} role="timer">
      {startedAtMs === undefined
        ? words.leftOnly(left)
        : words.left(left, formatCountdown(Math.round((untilMs - startedAtMs) / 1000)))}
    </span>
  );
}

function PasteCallback({ runId }: { readonly runId: string }) {
  const [address, setAddress] = useState('');
  const paste = useMutation(command('run.paste_callback'));
  const words = acquireWords.waiting;
  return (
    <Disclosure summary={words.paste}>
      <form
        className={styles.paste}
        onSubmit={(event) => {
          event.preventDefault();
          if (address.trim() !== '') paste.mutate({ runId, address: address.trim() });
        }}
      >
        <TextField
          label={words.pasteLabel}
          value={address}
          onChange={setAddress}
          isStacked
          problem={paste.error?.fault.message}
        />
        <Button type="submit" size="small" isPending={paste.isPending} isDisabled={address.trim() === ''}>
          {words.pasteAct}
        </Button>
      </form>
    </Disclosure>
  );
}

/** Lets the request go that a run is paused before. */
export function PausedActs({ runId }: { readonly runId: string }) {
  const resume = useMutation(command('run.resume'));
  const go = () => {
    if (!resume.isPending) resume.mutate({ runId });
  };
  useMainAct(go);
  return (
    <div className={styles.waiting}>
      <p>{acquireWords.paused.text}</p>
      <div className={styles.acts}>
        <Button look="primary" size="small" isPending={resume.isPending} onPress={go}>
          {acquireWords.paused.act}
        </Button>
      </div>
      {resume.error && <FaultNote fault={resume.error.fault} isCompact />}
    </div>
  );
}
