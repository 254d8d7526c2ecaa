import { BellRing, Hammer } from 'lucide-react';
import type { Environment } from '../../../contract/models/profile.ts';
import type { TokenSummary } from '../../../contract/models/token.ts';
import { EnvDot } from '../../ui/badge/env-mark.tsx';
import { Ago } from '../../ui/clock/ago.tsx';
import { useClock } from '../../ui/clock/clock.ts';
import { offsetMsOf } from '../../ui/clock/life.model.ts';
import { Countdown } from '../../ui/clock/countdown.tsx';
import { StateMark } from '../../ui/token/state-mark.tsx';
import type { Column } from '../../ui/virtual/virtual-table.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import { tokensWords } from '../../words/tokens.ts';
import { KIND_WORDS } from '../../words/token.ts';
import { stateNow } from './tokens.model.ts';
import styles from './tokens.module.css';

const NONE = '–';

/** The columns of the table; `environments`, by their names, lend their colours. */
export function tokenColumns(
  environments: ReadonlyMap<string, Environment>,
): readonly Column<TokenSummary>[] {
  const { columns } = tokensWords;
  return [
    { id: 'kind', label: columns.kind, track: 'minmax(7rem, 1fr)', isSortable: true, cell: kind },
    {
      id: 'profile',
      label: columns.profile,
      track: 'minmax(6.5rem, 1.2fr)',
      isSortable: true,
      cell: ({ profileName }) => <span title={profileName}>{profileName ?? NONE}</span>,
    },
    {
      id: 'environment',
      label: columns.environment,
      track: 'minmax(5.5rem, 0.6fr)',
      isSortable: true,
      cell: ({ environment }) => <EnvironmentCell environments={environments} name={environment} />,
    },
    { id: 'client', label: columns.client, track: 'minmax(6rem, 1fr)', isSortable: true, cell: client },
    { id: 'person', label: columns.person, track: 'minmax(4.5rem, 0.8fr)', isSortable: true, cell: person },
    { id: 'scope', label: columns.scope, track: 'minmax(6rem, 1.3fr)', cell: scope },
    {
      id: 'state',
      label: columns.state,
      track: 'minmax(6.25rem, 0.7fr)',
      isSortable: true,
      cell: (token) => <StateCell token={token} />,
    },
    {
      id: 'expires',
      label: columns.expires,
      track: 'minmax(6.25rem, 0.6fr)',
      isSortable: true,
      isEnd: true,
      cell: (token) => <ExpiresCell token={token} />,
    },
    {
      id: 'seen',
      label: columns.seen,
      track: 'minmax(7.75rem, 0.7fr)',
      isSortable: true,
      isEnd: true,
      cell: ({ firstSeenAtMs }) => <Ago atMs={firstSeenAtMs} />,
    },
    {
      id: 'fingerprint',
      label: columns.fingerprint,
      track: '5.5rem',
      cell: ({ fingerprint }) => <code>{fingerprint}</code>,
    },
  ];
}

function kind({ kind: of, isWatched, origin }: TokenSummary) {
  return (
    <span className={styles.kind}>
      {KIND_WORDS[of]}
      {origin === 'built' && (
        <>
          <Hammer aria-hidden="true" />
          <VisuallyHidden>{tokensWords.builtHere}</VisuallyHidden>
        </>
      )}
      {isWatched && (
        <>
          <BellRing aria-hidden="true" />
          <VisuallyHidden>{tokensWords.watched}</VisuallyHidden>
        </>
      )}
    </span>
  );
}

function client({ clientId }: TokenSummary) {
  return <code title={clientId}>{clientId ?? NONE}</code>;
}

function person({ persona, subject }: TokenSummary) {
  const name = persona ?? subject;
  return (
    <span dir="auto" title={name}>
      {name ?? NONE}
    </span>
  );
}

function scope({ scope: all }: TokenSummary) {
  const words = all?.join(' ') ?? '';
  return <code title={words}>{words === '' ? NONE : words}</code>;
}

function EnvironmentCell({
  environments,
  name,
}: {
  readonly environments: ReadonlyMap<string, Environment>;
  readonly name: string | undefined;
}) {
  const environment = name === undefined ? undefined : environments.get(name);
  if (!environment) return <>{name ?? NONE}</>;
  return (
    <span className={styles.environment}>
      <EnvDot environment={environment} />
      {environment.name}
    </span>
  );
}

function StateCell({ token }: { readonly token: TokenSummary }) {
  const state = useClock((now) => stateNow(token, now));
  return <StateMark state={state} />;
}

/** The countdown of a live token; a dead one says so in its state. */
function ExpiresCell({ token }: { readonly token: TokenSummary }) {
  const { expiresAtSeconds, state } = token;
  if (expiresAtSeconds === undefined) return <span className={styles.none}>{NONE}</span>;
  if (state === 'live') return <Countdown life={{ expiresAtSeconds }} offsetMs={offsetMsOf(token)} />;
  return (
    <span className={styles.none}>
      <Ago atMs={expiresAtSeconds * 1000} />
    </span>
  );
}
