import { useMutation, useQuery } from '@tanstack/react-query';
import { FlaskConical } from 'lucide-react';
import type { SandboxStatus } from '../../../contract/models/app.ts';
import { command } from '../../bridge/commands.ts';
import { queries } from '../../bridge/queries.ts';
import { Button } from '../../ui/button/button.tsx';
import { FaultNote, Loading } from '../../ui/state/states.tsx';
import { startWords } from '../../words/start.ts';
import { Door } from './door.tsx';
import { IssuerDoor } from './issuer-door.tsx';
import { PasteDoor } from './paste-door.tsx';
import { RecentProfiles } from './recent-profiles.tsx';
import styles from './start.module.css';

export interface StartScreenProps {
  readonly onProfile: (profileId: string) => void;
  /** A pasted or dropped text, to be looked at. */
  readonly onInspect: (text: string) => void;
  /** An issuer whose metadata was read, or that a person goes on with by hand; absent: an empty form. */
  readonly onNewProfile: (issuer?: string) => void;
}

/** The first screen: three doors, none of them a dead end; and what was used last, where there is something. */
export function StartScreen({ onProfile, onInspect, onNewProfile }: StartScreenProps) {
  const status = useQuery(queries.appStatus());
  const profiles = useQuery(queries.profiles());
  const tokens = useQuery(queries.tokens());
  const error = status.error ?? profiles.error;
  // Said above every screen, with the ways out; a token can be looked at all the same.
  const isLocked = error?.fault.code === 'vault.locked';
  const again = (): void => {
    for (const query of [status, profiles]) if (query.error) void query.refetch();
  };
  if (error && !isLocked) {
    return (
      <div className={styles.padded}>
        <FaultNote fault={error.fault} actions={<Button onPress={again}>{startWords.again}</Button>} />
      </div>
    );
  }
  if (!status.data || (!profiles.data && !isLocked)) return <Loading what={startWords.loading} />;
  return (
    <div className={styles.screen}>
      <h2>{startWords.title}</h2>
      <RecentProfiles profiles={profiles.data ?? []} tokens={tokens.data ?? []} onProfile={onProfile} />
      <div className={styles.doors}>
        <SandboxDoor sandbox={status.data.sandbox} onProfile={onProfile} />
        <IssuerDoor onNewProfile={onNewProfile} />
        <PasteDoor onInspect={onInspect} />
      </div>
    </div>
  );
}

function SandboxDoor({
  sandbox,
  onProfile,
}: {
  readonly sandbox: SandboxStatus;
  readonly onProfile: (profileId: string) => void;
}) {
  const words = startWords.sandbox;
  const start = useMutation({
    ...command('sandbox.start'),
    onSuccess: ({ profileIds: [made] }) => made !== undefined && onProfile(made),
  });
  const [first] = sandbox.profileIds;
  const isReady = sandbox.state === 'running' && first !== undefined;
  const isPending = start.isPending || sandbox.state === 'starting';
  const fault = start.error?.fault ?? sandbox.fault;
  return (
    <Door icon={<FlaskConical aria-hidden="true" />} title={words.title} text={words.text}>
      {fault && !isPending && <FaultNote fault={fault} isCompact />}
      <Button
        look="primary"
        isPending={isPending}
        onPress={() => (isReady ? onProfile(first) : start.mutate({}))}
      >
        {isReady ? words.open : isPending ? words.starting : words.act}
      </Button>
    </Door>
  );
}
