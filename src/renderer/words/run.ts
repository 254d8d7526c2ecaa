import type { Run, RunKind, RunStatus, StepId, StepStatus, StrictVerdict } from '../../core/run/run.ts';

/** What a step is called. */
export const STEP_WORDS: Record<StepId, string> = {
  discover: 'Read the server’s metadata',
  compare: 'Compare it with the profile',
  authorize: 'Make the authorization request',
  wait: 'Wait in your browser',
  callback: 'Read the callback',
  token: 'Ask the token endpoint',
  keys: 'Fetch the keys',
  verify: 'Verify the signature',
  check: 'Check everything',
  refresh: 'Refresh',
  introspect: 'Introspect',
  revoke: 'Revoke',
  userinfo: 'Call UserInfo',
  call: 'Call the API',
  resend: 'Send it once more',
};

export const RUN_KIND_WORDS: Record<RunKind, string> = {
  acquire: 'Get a token',
  refresh: 'Refresh',
  introspect: 'Introspect',
  revoke: 'Revoke',
  userinfo: 'UserInfo',
  call: 'API call',
  resend: 'Sent once more',
};

export const RUN_STATUS_WORDS: Record<RunStatus, string> = {
  running: 'running',
  waiting: 'waiting for you',
  paused: 'paused before a request',
  succeeded: 'succeeded',
  failed: 'failed',
  cancelled: 'cancelled',
};

export const STEP_STATUS_WORDS: Record<StepStatus, string> = {
  pending: 'not yet',
  running: 'under way',
  waiting: 'waiting for you',
  paused: 'paused',
  done: 'done',
  failed: 'failed',
  cancelled: 'cancelled',
  skipped: 'not done',
};

const VERDICT_WORDS: Record<StrictVerdict['verdict'], string> = {
  accepted: 'accepted',
  oauth_error: 'read as an OAuth error',
  refused: 'refused',
  unchecked: 'not checked',
};

/** Words of a run's timeline. */
export const runWords = {
  details: 'Details',
  exchanges: 'Exchanges',
  request: 'Request',
  headers: 'Headers',
  parametersIn: { query: 'Parameters in the address', form: 'Parameters in the form' },
  edited: 'edited by you',
  inside: (exchanges: number, rules: number) =>
    [
      ...(exchanges > 0 ? [exchanges === 1 ? '1 exchange' : `${exchanges} exchanges`] : []),
      ...(rules > 0 ? [rules === 1 ? '1 rule' : `${rules} rules`] : []),
    ].join(' · '),
  elapsed: (elapsed: string, limit: string) => `${elapsed} of ${limit}`,
  elapsedSpoken: 'Time waited',
  findings: 'Findings',
  strict: 'Second reader (oauth4webapi)',
  strictVerdict: (strict: StrictVerdict) =>
    `${VERDICT_WORDS[strict.verdict]}${strict.reason === undefined ? '' : `: ${strict.reason}`}`,
  notLookedAt: (what: readonly string[]) => `It does not look at ${what.join(', ')}.`,
  spoken: (run: Run, step: string, status: string) => `${RUN_KIND_WORDS[run.kind]}: ${step}, ${status}`,
  ended: (run: Run) => `${RUN_KIND_WORDS[run.kind]}: ${RUN_STATUS_WORDS[run.status]}`,
  timeline: (run: Run) => `Steps of ${run.title}`,
  openExchange: (method: string, path: string) => `Open in Wire: ${method} ${path}`,
} as const;
