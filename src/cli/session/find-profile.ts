import type { ProfileView } from '../../contract/models/profile.ts';
import type { Fault } from '../../core/faults.ts';
import { type Result, failed } from '../../core/result.ts';
import { looksOpaque } from '../arguments/token-in-argument.ts';
import { type Terminal, line } from '../terminal/terminal.ts';
import type { Session } from './session.ts';

/**
 * The profile by its id or name. For one of the sandbox's, the sandbox is served first: by another Assay that already
 * does, or by this process for as long as the command takes. Faults: profile.not_found, sandbox.failed, store.*.
 */
export async function findProfile(
  session: Session,
  terminal: Terminal,
  idOrName: string,
): Promise<Result<ProfileView, Fault>> {
  const found = await lookUpProfile(session, idOrName);
  const isSandbox = found.ok ? found.value.profile.isSandbox : idOrName.startsWith('sandbox-');
  if (!isSandbox) return found;
  const started = await session.sandbox.start();
  if (!started.ok) return started;
  if (session.sandbox.running()) {
    line(
      terminal.err,
      'The sandbox runs for this command only and forgets its tokens afterwards. Keep one with assay sandbox in another terminal.',
    );
  }
  return lookUpProfile(session, idOrName);
}

/** As `findProfile`, for commands that need no server: nothing is started. */
export async function lookUpProfile(
  { engine }: Session,
  idOrName: string,
): Promise<Result<ProfileView, Fault>> {
  const found = await engine.findProfile(idOrName);
  // A word that could be a token put in the wrong place is not repeated.
  return found.ok || !looksOpaque(idOrName)
    ? found
    : failed({ ...found.fault, message: 'There is no such profile.' });
}
