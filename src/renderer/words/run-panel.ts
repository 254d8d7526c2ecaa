import type { Run } from '../../core/run/run.ts';
import { RUN_STATUS_WORDS } from './run.ts';

/** Words of the run at the right of where a token is got. */
export const runPanelWords = {
  title: 'Run',
  loading: 'Reading the run…',
  cancel: 'Cancel',
  cancelName: 'Cancel this run',
  back: 'Back to the run it came from',
  again: 'Run it again',
  againNote: 'A code can be used once, so running again starts from the authorization.',
  anyway: {
    open: 'Go on anyway…',
    title: 'Go on with this answer anyway?',
    act: 'Go on anyway',
    text: 'The answer may be an attacker’s: the code in it, this run’s verifier and the client’s authentication are sent to the token endpoint of this profile. What comes is filed as any token.',
    recorded: 'It is done in a run of its own, and what was wrong with the answer stays a finding of it.',
  },
  empty: {
    title: 'Nothing has run yet',
    text: 'Press Get New Access Token. These steps fill as they happen, each with what was sent, what came back and what is wrong with it.',
    steps: 'Steps that will be taken',
  },
  history: {
    label: 'Earlier runs',
    started: (time: string) => `started ${time}`,
    kind: (run: Run) => (run.kind === 'resend' ? ` · ${run.title}` : ''),
    outcome: (run: Run) => `${RUN_STATUS_WORDS[run.status]}${runPanelWords.history.kind(run)}`,
    clear: 'Clear the runs…',
    title: (profile: string) => `Clear the runs of ${profile}?`,
    act: 'Clear the runs',
    text: 'The runs of this profile and the exchanges that belong to them are removed from this computer, and their sealed bytes from the file. A run that is under way stays.',
    tokens: 'Tokens stay. Nothing is revoked: at the server everything is as it was.',
    cleared: (runs: number, exchanges: number) =>
      `${runs === 1 ? '1 run' : `${runs} runs`} and ${exchanges === 1 ? '1 exchange' : `${exchanges} exchanges`} were removed.`,
  },
  waiting: {
    browser: (persona: string | undefined) =>
      persona === undefined
        ? 'Sign in there; Assay goes on by itself.'
        : `Sign in as ${persona}; Assay goes on by itself.`,
    notOpened: 'The browser could not be opened. Copy the address and open it by hand.',
    elsewhere:
      'The redirect URI was edited, so the browser does not come back by itself: sign in, then paste the address you end on.',
    other:
      'An answer with another state came and was not taken: it is an old tab’s, or somebody else’s. Assay waits on for the right one.',
    otherAct: 'Read it all the same',
    openAgain: 'Open again',
    copy: 'Copy the address',
    copied: 'Address copied',
    paste: 'Ended somewhere else? Paste the address you ended on',
    pasteLabel: 'Callback address',
    pasteAct: 'Go on with it',
    errorHint:
      'If the browser shows an error instead of coming back, this redirect URI is most likely not registered at the server:',
    redirectUri: 'the redirect URI',
  },
  paused: {
    request: 'Paused before this request: nothing of it has been sent.',
    browser: 'Paused before your browser is opened: nothing has been sent.',
    act: 'Send it',
    open: 'Open the browser',
    edit: 'Edit it',
  },
  result: {
    title: 'What came out',
    open: 'Open',
    copy: 'Copy',
  },
} as const;
