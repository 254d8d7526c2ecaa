import { Trash2 } from 'lucide-react';
import { useRef, useState } from 'react';
import type { DiscoveredServer } from '../../../contract/ipc.ts';
import type { Environment, ProfileView } from '../../../contract/models/profile.ts';
import type { Fault } from '../../../core/faults.ts';
import { Button } from '../../ui/button/button.tsx';
import { ConfirmByName } from '../../ui/dialog/confirm-by-name.tsx';
import { useMainAct } from '../../ui/main-act.ts';
import { FaultNote } from '../../ui/state/states.tsx';
import { formWords } from '../../words/profile-form.ts';
import { AdvancedSection } from './advanced-section.tsx';
import { ApisSection } from './apis-section.tsx';
import { ClientSection } from './client-section.tsx';
import type { Draft } from './draft.model.ts';
import { type DraftProblems, draftProblems } from './draft-problems.model.ts';
import { RequestSection } from './request-section.tsx';
import { ServerSection } from './server-section.tsx';
import { WhatSection } from './what-section.tsx';
import styles from './profile-form.module.css';

/** An act of the form with its progress. */
export interface FormAct<A extends readonly unknown[] = []> {
  readonly act: (...args: A) => void;
  readonly isPending: boolean;
  readonly fault: Fault | undefined;
}

export interface ProfileFormProps {
  readonly view: ProfileView | undefined;
  readonly environments: readonly Environment[];
  readonly draft: Draft;
  readonly onDraft: (patch: Partial<Draft>) => void;
  readonly server: DiscoveredServer | undefined;
  readonly discover: FormAct;
  readonly save: FormAct<[acceptRebind: boolean]>;
  readonly remove: FormAct;
  readonly onCancel: () => void;
}

/** What each section of the form gets. */
export interface SectionProps extends Pick<ProfileFormProps, 'view' | 'draft' | 'onDraft' | 'server'> {
  /** Shown once a person has tried to save. */
  readonly problems: DraftProblems;
}

/** The fields in the order people know; what is wrong stands at its field. */
export function ProfileForm(props: ProfileFormProps) {
  const { view, draft, onDraft, server, save, discover, environments } = props;
  const [didTry, setDidTry] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const found = draftProblems(draft);
  const isGood = Object.keys(found).length === 0;
  const submit = (acceptRebind = false) => {
    setDidTry(true);
    if (!isGood) setTimeout(() => form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus(), 0);
    else if (!save.isPending) save.act(acceptRebind);
  };
  useMainAct(submit);
  const section: SectionProps = { view, draft, onDraft, server, problems: didTry ? found : {} };
  return (
    <form
      ref={form}
      className={styles.screen}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <h2 className={styles.title}>{view ? formWords.editTitle(view.profile.name) : formWords.newTitle}</h2>
      <WhatSection {...section} environments={environments} />
      <ServerSection {...section} discover={discover} />
      <ClientSection {...section} />
      <RequestSection {...section} />
      <ApisSection {...section} />
      <AdvancedSection {...section} />
      {didTry && !isGood && (
        <p className={styles.problem} role="alert">
          {formWords.problems}
        </p>
      )}
      <SaveFault fault={save.fault} onAccept={() => submit(true)} />
      <FormButtons {...props} />
    </form>
  );
}

function SaveFault({
  fault,
  onAccept,
}: {
  readonly fault: Fault | undefined;
  readonly onAccept: () => void;
}) {
  if (!fault) return null;
  return (
    <FaultNote
      fault={fault}
      actions={
        fault.code === 'profile.rebind_needed' && <Button onPress={onAccept}>{formWords.rebind}</Button>
      }
    />
  );
}

function FormButtons({ view, save, remove, onCancel }: ProfileFormProps) {
  const [isAsking, setIsAsking] = useState(false);
  return (
    <div className={styles.buttons}>
      <Button type="submit" look="primary" isPending={save.isPending}>
        {formWords.save}
      </Button>
      <Button onPress={onCancel}>{formWords.cancel}</Button>
      {view && (
        <div className={styles.remove}>
          <Button look="danger" icon={<Trash2 aria-hidden="true" />} onPress={() => setIsAsking(true)}>
            {formWords.remove}
          </Button>
          <ConfirmByName
            title={formWords.removeTitle(view.profile.name)}
            isOpen={isAsking}
            onClose={() => setIsAsking(false)}
            name={view.environment.isProtected ? view.environment.name : undefined}
            action={formWords.removeAct}
            isPending={remove.isPending}
            onConfirm={() => {
              setIsAsking(false);
              remove.act();
            }}
          >
            {formWords.removeText}
          </ConfirmByName>
        </div>
      )}
      {remove.fault && <FaultNote fault={remove.fault} isCompact />}
    </div>
  );
}
