import { useQuery } from '@tanstack/react-query';
import { CircleCheck, CircleSlash } from 'lucide-react';
import type { SeenKey } from '../../../contract/models/keys.ts';
import { queries } from '../../bridge/queries.ts';
import { Ago } from '../../ui/clock/ago.tsx';
import { LocalTime } from '../../ui/clock/local-time.tsx';
import { FaultNote, Loading } from '../../ui/state/states.tsx';
import { keysWords } from '../../words/keys.ts';
import styles from './inspect.module.css';

/** The keys that an issuer has had, by the snapshots kept here: which are published now, and which are gone since when. */
export function IssuerKeys({ profileId }: { readonly profileId: string }) {
  const keys = useQuery(queries.issuerKeys(profileId));
  if (keys.error) return <FaultNote fault={keys.error.fault} isCompact />;
  if (!keys.data) return <Loading what={keysWords.loading} />;
  const { jwksUri, fetchedAtMs, snapshotCount, insecureTransport } = keys.data;
  if (jwksUri === undefined || fetchedAtMs === undefined) return <p>{keysWords.none}</p>;
  return (
    <div className={styles.history}>
      <p>
        {keysWords.snapshots(snapshotCount)} <code className={styles.address}>{jwksUri}</code>,{' '}
        {keysWords.last} <Ago atMs={fetchedAtMs} />.{insecureTransport && ` ${keysWords.insecure}`}
      </p>
      {keys.data.keys.length === 0 ? (
        <p>{keysWords.empty}</p>
      ) : (
        <ul className={styles.keys} aria-label={keysWords.list}>
          {keys.data.keys.map((key) => (
            <Key key={`${key.kid} ${key.thumbprint} ${key.firstSeenAtMs}`} seen={key} />
          ))}
        </ul>
      )}
    </div>
  );
}

function Key({ seen }: { readonly seen: SeenKey }) {
  const { kid, thumbprint, goneSinceMs } = seen;
  return (
    <li data-gone={goneSinceMs !== undefined || undefined}>
      {goneSinceMs === undefined ? <CircleCheck aria-hidden="true" /> : <CircleSlash aria-hidden="true" />}
      <div>
        <code title={thumbprint}>{kid ?? thumbprint ?? keysWords.noName}</code>
        <span>{kindOf(seen)}</span>
      </div>
      <p>
        {goneSinceMs === undefined ? (
          <>
            {keysWords.published} <LocalTime atMs={seen.firstSeenAtMs} />
          </>
        ) : (
          <>
            {keysWords.gone} <LocalTime atMs={goneSinceMs} />
          </>
        )}
      </p>
    </li>
  );
}

function kindOf({ kty, crv, bits, alg, use }: SeenKey): string {
  return [kty, crv, bits, alg, use].filter((part) => part !== undefined).join(' ');
}
