import { useQuery } from '@tanstack/react-query';
import type { AppStatus, SandboxStatus } from '../../contract/models/app.ts';
import { isEnded } from '../../core/run/run.ts';
import { queries } from '../bridge/queries.ts';
import { RUN_KIND_WORDS, RUN_STATUS_WORDS } from '../words/run.ts';
import { profileOf, usePlace } from './place.store.ts';
import { appWords } from '../words/app.ts';
import styles from './shell.module.css';

/** The bar at the bottom: the sandbox, the shell, the version. */
export function StatusBar({ status }: { readonly status: AppStatus | undefined }) {
  return (
    <footer className={styles.statusBar} aria-label={appWords.statusBar}>
      <span>{status ? <RunWords /> : appWords.loading}</span>
      <span className={styles.statusRight}>
        {status && <SandboxWords sandbox={status.sandbox} />}
        {status && <span>{appWords.status.shell[status.shell]}</span>}
        {status && <span>{appWords.status.version(status.version)}</span>}
      </span>
    </footer>
  );
}

/** What the profile that is open is doing. */
function RunWords() {
  const profileId = usePlace((state) => profileOf(state.place));
  const runs = useQuery({ ...queries.runs(profileId ?? ''), enabled: profileId !== undefined });
  const active = runs.data?.find((run) => !isEnded(run));
  return (
    <>
      {active ? `${RUN_KIND_WORDS[active.kind]}: ${RUN_STATUS_WORDS[active.status]}` : appWords.status.ready}
    </>
  );
}

function SandboxWords({ sandbox }: { readonly sandbox: SandboxStatus }) {
  switch (sandbox.state) {
    case 'stopped':
      return null;
    case 'starting':
      return <span>{appWords.status.sandboxStarting}</span>;
    case 'failed':
      return <span>{appWords.status.sandboxFailed}</span>;
    case 'running':
      return <span>{appWords.status.sandboxOn(hostOf(sandbox.issuer))}</span>;
  }
}

function hostOf(issuer: string | undefined): string {
  return issuer !== undefined && URL.canParse(issuer) ? new URL(issuer).host : '';
}
