import { FileSearch, ScanSearch } from 'lucide-react';
import { useState } from 'react';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { FaultError } from '../../bridge/call.ts';
import { queries } from '../../bridge/queries.ts';
import { Button } from '../../ui/button/button.tsx';
import { Choice } from '../../ui/choice/choice.tsx';
import { TextField } from '../../ui/field/text-field.tsx';
import { formatBytes } from '../../ui/format/amount.ts';
import { useMainAct } from '../../ui/main-act.ts';
import { Panel } from '../../ui/panel/panel.tsx';
import { IS_MAC } from '../../ui/platform.ts';
import { Select } from '../../ui/select/select.tsx';
import { Spinner } from '../../ui/state/spinner.tsx';
import { Empty, FaultNote } from '../../ui/state/states.tsx';
import { scanWords } from '../../words/scan.ts';
import { FileButton } from './file-button.tsx';
import { StopButton } from './stop-button.tsx';
import { startScan } from './feed-scan.ts';
import { type ScanTrust, type TrustForm, trustOf } from './scan.model.ts';
import { type ScanSource, offerSource } from './scan.store.ts';
import styles from './scan.module.css';

/** Nothing to scan yet: what can be dropped, and a button for it. */
export function NothingToScan() {
  return (
    <Empty
      icon={<ScanSearch aria-hidden="true" />}
      title={scanWords.empty.title}
      actions={<FileButton label={scanWords.open} look="primary" onSource={offerSource} />}
    >
      {scanWords.empty.text}
    </Empty>
  );
}

/** What is to be scanned, and whose keys to trust. Nothing is read or fetched before a person presses Scan. */
export function SourcePanel({ source }: { readonly source: ScanSource }) {
  const profiles = useQuery(queries.profiles());
  const [form, setForm] = useState<TrustForm>({
    by: 'none',
    profileId: undefined,
    keys: '',
    url: '',
    decryptionKeys: '',
  });
  const begin = useMutation<void, FaultError, ScanTrust>({ mutationFn: (trust) => startScan(source, trust) });
  const full: TrustForm = { ...form, profileId: form.profileId ?? profiles.data?.[0]?.profile.id };
  const trust = trustOf(full);
  const start = () => {
    if (trust && !begin.isPending) begin.mutate(trust);
  };
  useMainAct(start, trust !== undefined);
  return (
    <Panel title={scanWords.ready} aside={<FileButton label={scanWords.another} onSource={offerSource} />}>
      <form
        className={styles.source}
        onSubmit={(event) => {
          event.preventDefault();
          start();
        }}
      >
        <p className={styles.file}>
          <FileSearch aria-hidden="true" />
          <strong dir="auto">{source.name}</strong>
          <span>{formatBytes(source.blob.size)}</span>
        </p>
        <Choice
          label={scanWords.trust}
          value={form.by}
          onChange={(by) => setForm({ ...form, by })}
          options={CHOICES.map((value) => ({ value, label: scanWords.trustChoices[value] }))}
        />
        <TrustFields form={full} onForm={setForm} profiles={profiles.data ?? []} />
        <TextField
          label={scanWords.decrypt}
          value={form.decryptionKeys}
          onChange={(decryptionKeys) => setForm({ ...form, decryptionKeys })}
          rows={3}
          hint={scanWords.decryptHint}
          isStacked
        />
        {begin.error && begin.error.fault.code !== 'operation.cancelled' && (
          <FaultNote fault={begin.error.fault} isCompact />
        )}
        <div className={styles.acts}>
          <Button
            type="submit"
            look="primary"
            // Not `isPending`: this button goes when the scan has begun, and what it would have told of itself would stay.
            icon={begin.isPending ? <Spinner /> : <ScanSearch aria-hidden="true" />}
            keys={IS_MAC ? '⌘⏎' : 'Ctrl ⏎'}
            isDisabled={!trust}
          >
            {scanWords.begin}
          </Button>
          {begin.isPending && <StopButton />}
        </div>
      </form>
    </Panel>
  );
}

const CHOICES = ['none', 'profile', 'keys', 'url'] as const;

interface TrustFieldsProps {
  readonly form: TrustForm;
  readonly onForm: (form: TrustForm) => void;
  readonly profiles: readonly {
    readonly profile: { readonly id: string; readonly name: string; readonly issuer?: string };
  }[];
}

function TrustFields({ form, onForm, profiles }: TrustFieldsProps) {
  switch (form.by) {
    case 'none':
      return <p className={styles.quiet}>{scanWords.noneHint}</p>;
    case 'profile':
      if (profiles.length === 0) return <p className={styles.quiet}>{scanWords.noProfiles}</p>;
      return (
        <Select
          label={scanWords.profile}
          layout="stacked"
          hint={scanWords.profileHint}
          value={form.profileId}
          onChange={(profileId) => onForm({ ...form, profileId })}
          options={profiles.map(({ profile }) => ({
            value: profile.id,
            label: profile.name,
            detail: profile.issuer,
          }))}
        />
      );
    case 'keys':
      return (
        <TextField
          label={scanWords.keys}
          value={form.keys}
          onChange={(keys) => onForm({ ...form, keys })}
          rows={5}
          isStacked
        />
      );
    case 'url':
      return (
        <TextField
          label={scanWords.url}
          value={form.url}
          onChange={(url) => onForm({ ...form, url })}
          placeholder="https://login.example.com/jwks"
          hint={scanWords.urlHint}
          isStacked
        />
      );
  }
}
