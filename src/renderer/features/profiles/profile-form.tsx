import { type RefObject, useRef, useState } from 'react';
import type { DiscoveredServer } from '../../../contract/ipc.ts';
import type { Environment, ProfileView } from '../../../contract/models/profile.ts';
import type { Fault } from '../../../core/faults.ts';
import { Badge } from '../../ui/badge/badge.tsx';
import { useActs } from '../../ui/acts/offers.ts';
import { Panel } from '../../ui/panel/panel.tsx';
import type { RunActs } from '../../ui/run/run-acts.ts';
import { actWords } from '../../words/acts.ts';
import { formWords } from '../../words/profile-form.ts';
import { AdvancedSection } from './advanced-section.tsx';
import { ApisSection } from './apis-section.tsx';
import { AuthRow, ClientRows } from './client-rows.tsx';
import type { Draft } from './draft.model.ts';
import { type DraftProblems, draftProblems } from './draft-problems.model.ts';
import type { FieldFindings } from './field-findings.model.ts';
import { FormFooter } from './form-footer.tsx';
import { GrantRows } from './grant-rows.tsx';
import { PolicySection } from './policy-section.tsx';
import { PersonaRow, RequestRows } from './request-rows.tsx';
import { EndpointRows, IssuerRow } from './server-rows.tsx';
import { WhatRow } from './what-row.tsx';
import styles from './profile-form.module.css';

/** Reading a server's metadata, as the form sees it. */
export interface DiscoverActs {
  readonly isPending: boolean;
  readonly fault: Fault | undefined;
  readonly act: () => void;
  readonly stop: () => void;
}

export interface SaveActs {
  readonly isPending: boolean;
  readonly fault: Fault | undefined;
  /** Saves what was changed; `run`: and gets a token then. */
  readonly act: (purpose: 'save' | 'run') => void;
  /** Asks about a secret that would go elsewhere. */
  readonly review: () => void;
}

export interface SecretActs {
  /** What is typed; it is here and nowhere else. */
  readonly typed: string;
  readonly onTyped: (typed: string) => void;
  readonly forget: (name: 'client_secret' | 'private_key') => void;
  readonly fault: Fault | undefined;
}

export interface ProfileFormProps {
  /** Absent: a new profile. */
  readonly view: ProfileView | undefined;
  readonly environments: readonly Environment[];
  readonly draft: Draft;
  readonly onDraft: (patch: Partial<Draft>) => void;
  readonly isDirty: boolean;
  readonly onDiscard: () => void;
  readonly server: DiscoveredServer | undefined;
  readonly findings: FieldFindings;
  readonly discover: DiscoverActs;
  readonly save: SaveActs;
  readonly secret: SecretActs;
  readonly run: RunActs;
}

/** What each part of the form gets. */
export interface SectionProps extends Pick<
  ProfileFormProps,
  'view' | 'draft' | 'onDraft' | 'server' | 'findings'
> {
  /** Shown once a person has tried to save. */
  readonly problems: DraftProblems;
}

/** The fields in the order people know; what is wrong or worth knowing stands at its field. */
export function ProfileForm(props: ProfileFormProps) {
  const { view, draft, onDraft, server, findings, save, isDirty } = props;
  const { form, didTry, isGood, found, submit } = useSubmit(props);
  useFormActs(props, form, submit);
  const section: SectionProps = {
    view,
    draft,
    onDraft,
    server,
    findings,
    problems: didTry ? found : {},
  };
  const what = <WhatRow {...section} environments={props.environments} />;
  return (
    <form
      ref={form}
      noValidate
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        submit('run');
      }}
    >
      <Panel
        title={view ? formWords.title : formWords.newTitle}
        aside={isDirty && view ? <Badge tone="note">{formWords.edited}</Badge> : <Source server={server} />}
        footer={<FormFooter {...props} onSave={() => submit('save')} hasProblems={didTry && !isGood} />}
      >
        <div className={styles.rows}>
          {view && what}
          <IssuerRow {...section} discover={props.discover} />
          {!view && what}
          <GrantRows {...section} />
          <EndpointRows {...section} />
          <ClientRows {...section} secret={props.secret} onReview={save.review} />
          <RequestRows {...section} />
          <AuthRow {...section} />
          <PersonaRow {...section} />
          <AdvancedSection {...section} />
          <PolicySection {...section} />
          <ApisSection {...section} />
        </div>
      </Panel>
    </form>
  );
}

function Source({ server }: { readonly server: DiscoveredServer | undefined }) {
  if (!server || !URL.canParse(server.issuer)) return null;
  return <span className={styles.source}>{formWords.discovered(new URL(server.issuer).host)}</span>;
}

function useSubmit({ draft, save }: ProfileFormProps) {
  const [didTry, setDidTry] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const found = draftProblems(draft);
  const isGood = Object.keys(found).length === 0;
  const submit = (purpose: 'save' | 'run') => {
    setDidTry(true);
    if (!isGood) setTimeout(() => form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus(), 0);
    else if (!save.isPending) save.act(purpose);
  };
  return { form, didTry, isGood, found, submit };
}

/** What the palette and the keys can do with the form. */
function useFormActs(
  { view, run, isDirty, secret, onDiscard }: ProfileFormProps,
  form: RefObject<HTMLFormElement | null>,
  submit: (purpose: 'save' | 'run') => void,
): void {
  const whyNot = isDirty || secret.typed !== '' || !view ? undefined : actWords.whyNot.nothingChanged;
  const get = {
    run: () => submit('run'),
    whyNot: run.isActive ? actWords.whyNot.runUnderWay : undefined,
  };
  useActs({
    run: get,
    get_token: get,
    edit_profile: { run: () => form.current?.querySelector<HTMLElement>('input')?.focus() },
    save_profile: { run: () => submit('save'), whyNot },
    discard_edits: { run: onDiscard, whyNot },
  });
}
