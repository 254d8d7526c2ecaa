import { useMutation, useQuery } from '@tanstack/react-query';
import { FlaskConical, Globe, ScanSearch } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Fault } from '../../../core/faults.ts';
import { command } from '../../bridge/commands.ts';
import { queries } from '../../bridge/queries.ts';
import { Button } from '../../ui/button/button.tsx';
import { FaultNote, Loading } from '../../ui/state/states.tsx';
import { startWords } from '../../words/start.ts';
import styles from './start.module.css';

export interface StartScreenProps {
  readonly onProfile: (profileId: string) => void;
  readonly onInspect: () => void;
  readonly onNewProfile: () => void;
}

/** The first screen: three doors, none of them a dead end. */
export function StartScreen({ onProfile, onInspect, onNewProfile }: StartScreenProps) {
  const status = useQuery(queries.appStatus());
  const profiles = useQuery(queries.profiles());
  const start = useMutation({
    ...command('sandbox.start'),
    onSuccess: (sandbox) => {
      const [first] = sandbox.profileIds;
      if (first !== undefined) onProfile(first);
    },
  });
  const error = status.error ?? profiles.error;
  if (error)
    return (
      <Padded>
        <FaultNote fault={error.fault} />
      </Padded>
    );
  if (!status.data || profiles.isPending) return <Loading what={startWords.loading} />;
  const { sandbox } = status.data;
  const [first] = sandbox.profileIds;
  const isReady = sandbox.state === 'running' && first !== undefined;
  return (
    <div className={styles.screen}>
      <h2>{startWords.title}</h2>
      <div className={styles.doors}>
        <Door
          icon={<FlaskConical aria-hidden="true" />}
          title={startWords.sandbox.title}
          text={startWords.sandbox.text}
          fault={start.error?.fault ?? sandbox.fault}
        >
          <Button
            look="primary"
            isPending={start.isPending || sandbox.state === 'starting'}
            onPress={() => (isReady ? onProfile(first) : start.mutate({}))}
          >
            {isReady
              ? startWords.sandbox.open
              : start.isPending
                ? startWords.sandbox.starting
                : startWords.sandbox.act}
          </Button>
        </Door>
        <Door
          icon={<ScanSearch aria-hidden="true" />}
          title={startWords.inspect.title}
          text={startWords.inspect.text}
        >
          <Button onPress={onInspect}>{startWords.inspect.act}</Button>
        </Door>
        <Door
          icon={<Globe aria-hidden="true" />}
          title={startWords.profile.title}
          text={startWords.profile.text}
        >
          <Button onPress={onNewProfile}>{startWords.profile.act}</Button>
        </Door>
      </div>
    </div>
  );
}

interface DoorProps {
  readonly icon: ReactNode;
  readonly title: string;
  readonly text: string;
  readonly fault?: Fault | undefined;
  readonly children: ReactNode;
}

function Door({ icon, title, text, fault, children }: DoorProps) {
  return (
    <section className={styles.door}>
      {icon}
      <h3>{title}</h3>
      <p>{text}</p>
      {fault && <FaultNote fault={fault} isCompact />}
      <div className={styles.act}>{children}</div>
    </section>
  );
}

function Padded({ children }: { readonly children: ReactNode }) {
  return <div className={styles.padded}>{children}</div>;
}
