import type { ProfileView } from '../../contract/models/profile.ts';
import type { TokenSummary } from '../../contract/models/token.ts';
import type { Fault } from '../../core/faults.ts';
import { type Result, ok } from '../../core/result.ts';
import type { ExitStatus } from '../exit-status.ts';
import { printFault } from '../print-fault.ts';
import { readSource } from '../read-source.ts';
import type { Program } from '../program.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { findProfile } from './find-profile.ts';
import { pickToken } from './pick-token.ts';
import { type Session, withSession } from './session.ts';

/** What commands that work with a profile have. */
export interface ProfileContext {
  readonly terminal: Terminal;
  readonly program: Program;
  readonly options: { readonly profile: string; readonly memory: boolean };
}

/** Opens the vault, finds the profile and does the work; a fault is said and becomes the exit status. */
export async function withProfile(
  { terminal, program, options }: ProfileContext,
  work: (session: Session, view: ProfileView) => Promise<Result<ExitStatus, Fault>>,
): Promise<ExitStatus> {
  const done = await withSession(terminal, program, options, async (session) => {
    const view = await findProfile(session, terminal, options.profile);
    return view.ok ? work(session, view.value) : view;
  });
  return done.ok ? done.value : printFault(terminal, done.fault);
}

/** As `withProfile`, with the token that the options name; one that is over where that is what the server is asked about. */
export function withToken(
  context: ProfileContext & { readonly options: { readonly 'token-id': string | undefined } },
  work: (session: Session, token: TokenSummary, view: ProfileView) => Promise<Result<ExitStatus, Fault>>,
  { isEndedTaken = true } = {},
): Promise<ExitStatus> {
  return withProfile(context, async (session, view) => {
    const named = await namedToken(session, context, view);
    if (!named.ok) return named;
    const wanted = { tokenId: named.value, isEndedTaken };
    const token = await pickToken(session.engine, context.terminal, view.profile, wanted);
    return token.ok ? work(session, token.value, view) : token;
  });
}

/** The id that was named; `-` is a token on standard input, which is kept with the profile first. */
async function namedToken(
  { engine }: Session,
  { terminal, options }: ProfileContext & { readonly options: { readonly 'token-id': string | undefined } },
  { profile }: ProfileView,
): Promise<Result<string | undefined, Fault>> {
  if (options['token-id'] !== '-') return ok(options['token-id']);
  const text = await readSource(terminal, '-');
  return text.ok ? engine.keepToken(text.value, profile.id) : text;
}
