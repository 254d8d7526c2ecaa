import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { Step } from '../../../core/run/run.ts';
import { command } from '../../bridge/commands.ts';
import { Button } from '../../ui/button/button.tsx';
import { CopyButton } from '../../ui/copy/copy-button.tsx';
import { TextField } from '../../ui/field/text-field.tsx';
import { LiveRegion } from '../../ui/live-region.tsx';
import { Disclosure } from '../../ui/panel/disclosure.tsx';
import { FaultNote } from '../../ui/state/states.tsx';
import { runPanelWords } from '../../words/run-panel.ts';
import styles from './run-panel.module.css';

export interface WaitingStepProps {
  readonly runId: string;
  readonly waiting: NonNullable<Step['waiting']>;
  readonly persona: string | undefined;
}

const words = runPanelWords.waiting;

/** What a person can do while Assay waits for the browser. */
export function WaitingStep({ runId, waiting, persona }: WaitingStepProps) {
  const reopen = useMutation(command('run.reopen_browser'));
  const copy = useMutation(command('run.copy_address'));
  const fault = (reopen.error ?? copy.error)?.fault;
  return (
    <div className={styles.step}>
      <p>{instruction(waiting, persona)}</p>
      <div className={styles.acts}>
        <Button size="small" isPending={reopen.isPending} onPress={() => reopen.mutate({ runId })}>
          {words.openAgain}
        </Button>
        <Button size="small" isPending={copy.isPending} onPress={() => copy.mutate({ runId })}>
          {copy.isSuccess ? words.copied : words.copy}
        </Button>
      </div>
      <LiveRegion message={copy.isSuccess ? words.copied : ''} />
      {fault && <FaultNote fault={fault} isCompact />}
      {waiting.hasOtherAnswer && <OtherAnswer runId={runId} />}
      {!waiting.isElsewhere && <Registered redirectUri={waiting.redirectUri} />}
      <PasteCallback runId={runId} isOpen={waiting.isElsewhere === true} />
    </div>
  );
}

function instruction(waiting: WaitingStepProps['waiting'], persona: string | undefined): string {
  if (!waiting.didBrowserOpen) return words.notOpened;
  return waiting.isElsewhere ? words.elsewhere : words.browser(persona);
}

/** An answer came that belongs to something else: reading it all the same stops the run at it. */
function OtherAnswer({ runId }: { readonly runId: string }) {
  const take = useMutation(command('run.take_other_answer'));
  return (
    <div className={styles.other}>
      <p>{words.other}</p>
      <Button size="small" isPending={take.isPending} onPress={() => take.mutate({ runId })}>
        {words.otherAct}
      </Button>
      <LiveRegion message={words.other} />
      {take.error && <FaultNote fault={take.error.fault} isCompact />}
    </div>
  );
}

function Registered({ redirectUri }: { readonly redirectUri: string }) {
  return (
    <div className={styles.registered}>
      <p>
        {words.errorHint} <code>{redirectUri}</code>
      </p>
      <CopyButton text={redirectUri} what={words.redirectUri} />
    </div>
  );
}

function PasteCallback({ runId, isOpen: isOpenFirst }: { readonly runId: string; readonly isOpen: boolean }) {
  const [address, setAddress] = useState('');
  const [isOpen, setIsOpen] = useState(isOpenFirst);
  const paste = useMutation(command('run.paste_callback'));
  return (
    <Disclosure summary={words.paste} isOpen={isOpen} onToggle={setIsOpen}>
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
