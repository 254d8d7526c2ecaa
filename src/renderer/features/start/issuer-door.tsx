import { useMutation } from '@tanstack/react-query';
import { Globe, Square } from 'lucide-react';
import { useState } from 'react';
import type { Fault } from '../../../core/faults.ts';
import { metadataUrls } from '../../../core/oidc/discovery/metadata-urls.ts';
import { command } from '../../bridge/commands.ts';
import { Button } from '../../ui/button/button.tsx';
import { TextField } from '../../ui/field/text-field.tsx';
import { Spinner } from '../../ui/state/spinner.tsx';
import { FaultNote } from '../../ui/state/states.tsx';
import { startWords } from '../../words/start.ts';
import { Door } from './door.tsx';
import styles from './start.module.css';

const words = startWords.issuer;

/** A server by its issuer: discovery runs here, with what is asked in sight, and can be stopped. */
export function IssuerDoor({ onNewProfile }: { readonly onNewProfile: (issuer?: string) => void }) {
  const [typed, setTyped] = useState('');
  const [hasProblem, setHasProblem] = useState(false);
  const issuer = typed.trim();
  const read = useMutation({ ...command('profiles.discover'), onSuccess: () => onNewProfile(issuer) });
  const stop = useMutation(command('profiles.stop_discovery'));
  const ask = () => {
    const isGood = isAddress(issuer);
    setHasProblem(!isGood);
    if (isGood && !read.isPending) read.mutate({ issuer });
  };
  return (
    <Door icon={<Globe aria-hidden="true" />} title={words.title} text={words.text}>
      <form
        className={styles.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          ask();
        }}
      >
        <TextField
          label={words.label}
          type="url"
          value={typed}
          onChange={(text) => {
            setTyped(text);
            setHasProblem(false);
            read.reset();
          }}
          placeholder={words.placeholder}
          problem={hasProblem ? words.problem : undefined}
          isReadOnly={read.isPending}
          isStacked
        />
        {read.isPending ? (
          <Asking issuer={issuer} onStop={() => stop.mutate({ issuer })} />
        ) : (
          <Outcome issuer={issuer} fault={read.error?.fault} onNewProfile={onNewProfile} />
        )}
      </form>
    </Door>
  );
}

function Asking({ issuer, onStop }: { readonly issuer: string; readonly onStop: () => void }) {
  return (
    <>
      <output className={styles.asking}>
        <Spinner />
        {words.asking}
      </output>
      <Places issuer={issuer} />
      <Button icon={<Square aria-hidden="true" />} onPress={onStop}>
        {words.stop}
      </Button>
    </>
  );
}

interface OutcomeProps {
  readonly issuer: string;
  readonly fault: Fault | undefined;
  readonly onNewProfile: (issuer?: string) => void;
}

function Outcome({ issuer, fault, onNewProfile }: OutcomeProps) {
  if (!fault) {
    return (
      <div className={styles.acts}>
        <Button type="submit">{words.act}</Button>
        <Button look="quiet" onPress={() => onNewProfile(issuer === '' ? undefined : issuer)}>
          {words.without}
        </Button>
      </div>
    );
  }
  const isStopped = fault.code === 'operation.cancelled';
  return (
    <>
      {isStopped ? (
        <output>{words.stopped}</output>
      ) : (
        <>
          <FaultNote fault={fault} isCompact />
          <p className={styles.tried}>{words.tried}</p>
          <Places issuer={issuer} />
        </>
      )}
      <div className={styles.acts}>
        <Button onPress={() => onNewProfile(issuer)}>{words.byHand}</Button>
        <Button type="submit" look="quiet">
          {words.again}
        </Button>
      </div>
    </>
  );
}

/** The addresses that are asked. */
function Places({ issuer }: { readonly issuer: string }) {
  return (
    <ul className={styles.places}>
      {metadataUrls(issuer).map(({ kind, url }) => (
        <li key={kind}>
          <code>{url}</code>
        </li>
      ))}
    </ul>
  );
}

function isAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:\/\//i.test(text);
}
