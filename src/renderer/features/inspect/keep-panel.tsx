import { useMutation, useQuery } from '@tanstack/react-query';
import { Archive } from 'lucide-react';
import { useState } from 'react';
import { command } from '../../bridge/commands.ts';
import { queries } from '../../bridge/queries.ts';
import { Button } from '../../ui/button/button.tsx';
import { Panel } from '../../ui/panel/panel.tsx';
import { Select } from '../../ui/select/select.tsx';
import { FaultNote } from '../../ui/state/states.tsx';
import { inspectWords } from '../../words/inspect.ts';
import styles from './inspect.module.css';

export interface KeepPanelProps {
  /** The token itself, without what it was pasted in. */
  readonly token: string;
  readonly onKept: (profileId: string, tokenId: string) => void;
}

/** Keeps a pasted token with a profile, so that its server can be asked about it. Nothing is kept before. */
export function KeepPanel({ token, onKept }: KeepPanelProps) {
  const profiles = useQuery(queries.profiles());
  const [chosen, setChosen] = useState<string>();
  const keep = useMutation({
    ...command('token.keep'),
    onSuccess: ({ tokenId }, { profileId }) => onKept(profileId, tokenId),
  });
  const profileId = chosen ?? profiles.data?.[0]?.profile.id;
  if (profileId === undefined) return null;
  return (
    <Panel title={inspectWords.keep.title}>
      <div className={styles.trust}>
        <p>{inspectWords.keep.text}</p>
        <Select
          label={inspectWords.keep.profile}
          layout="stacked"
          value={profileId}
          onChange={setChosen}
          options={(profiles.data ?? []).map(({ profile, environment }) => ({
            value: profile.id,
            label: profile.name,
            detail: `${environment.name} · ${profile.issuer ?? ''}`,
          }))}
        />
        <Button
          icon={<Archive aria-hidden="true" />}
          isPending={keep.isPending}
          onPress={() => keep.mutate({ text: token, profileId })}
        >
          {inspectWords.keep.act}
        </Button>
        {keep.error && <FaultNote fault={keep.error.fault} isCompact />}
      </div>
    </Panel>
  );
}
