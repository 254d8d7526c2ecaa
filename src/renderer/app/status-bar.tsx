import { useQuery } from '@tanstack/react-query';
import type { AppStatus, SandboxStatus, Settings } from '../../contract/models/app.ts';
import { isEnded } from '../../core/run/run.ts';
import { queries } from '../bridge/queries.ts';
import { usableOffsetMs } from '../ui/clock/life.model.ts';
import { formatOffset } from '../ui/format/offset.ts';
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
        {status && <ClockWords settings={status.settings} />}
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

/** The clock that the tokens of this profile are judged by, where it is another than this computer’s. */
function ClockWords({ settings }: { readonly settings: Settings }) {
  const profileId = usePlace((state) => profileOf(state.place));
  const profiles = useQuery(queries.profiles());
  const clocks = useQuery(queries.clocks());
  const words = appWords.status;
  if (settings.clock === 'fixed') {
    const offset = formatOffset(settings.clockOffsetSeconds * 1000);
    return <span title={words.fixedClockWords}>{words.fixedClock(offset)}</span>;
  }
  const issuer = profiles.data?.find(({ profile }) => profile.id === profileId)?.profile.issuer;
  const origin = issuer !== undefined && URL.canParse(issuer) ? new URL(issuer).origin : undefined;
  const clock = clocks.data?.find((one) => one.origin === origin);
  if (!clock) return null;
  const used =
    usableOffsetMs(clock) === 0
      ? words.issuerClockWithin(formatSeconds(clock.errorMs))
      : words.issuerClockUsed;
  const title = settings.clock === 'own' ? words.issuerClockUnused : used;
  return <span title={title}>{words.issuerClock(formatOffset(clock.offsetMs))}</span>;
}

function formatSeconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
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
