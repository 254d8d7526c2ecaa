import { KeyRound } from 'lucide-react';
import type { KeptSecret } from '../../../contract/models/app.ts';
import { Ago } from '../../ui/clock/ago.tsx';
import { keptWords } from '../../words/kept.ts';
import styles from './kept.module.css';

/** Each secret of each profile: when it was set, where it is, and the only places it goes to. Never its value. */
export function KeptSecrets({ secrets }: { readonly secrets: readonly KeptSecret[] }) {
  const words = keptWords.secrets;
  if (secrets.length === 0) return <p className={styles.quiet}>{words.none}</p>;
  return (
    <ul className={styles.secrets} aria-label={words.title}>
      {secrets.map((secret) => (
        <li key={`${secret.profileId} ${secret.name}`}>
          <KeyRound aria-hidden="true" />
          <div>
            <p>
              <strong>{secret.profileName}</strong> <span className={styles.quiet}>{secret.environment}</span>
            </p>
            <p>
              {words.names[secret.name]}, {words.set} <Ago atMs={secret.setAtMs} />,{' '}
              {words.where[secret.where]}
            </p>
            <p className={styles.quiet}>
              {words.goesTo} <span className={styles.bound}>{secret.boundTo}</span>
            </p>
          </div>
        </li>
      ))}
    </ul>
  );
}
