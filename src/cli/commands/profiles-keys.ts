import type { IssuerKeys, SeenKey } from '../../contract/models/keys.ts';
import { counted } from '../../core/findings/words.ts';
import type { Run } from '../command.ts';
import { EXIT } from '../exit-status.ts';
import { printFault } from '../print-fault.ts';
import { printJson } from '../print-json.ts';
import { lookUpProfile } from '../session/find-profile.ts';
import { withSession } from '../session/session.ts';
import type { PROFILES_KEYS } from '../specs/profiles.ts';
import { columns, wrap } from '../terminal/layout.ts';
import { safeLine } from '../terminal/safe-text.ts';
import { type Output, lines } from '../terminal/terminal.ts';
import { formatTime } from '../terminal/time.ts';

export const run: Run<typeof PROFILES_KEYS> = async ({ options, positionals, terminal, program }) => {
  const keys = await withSession(terminal, program, options, async (session) => {
    const view = await lookUpProfile(session, positionals[0] ?? '');
    return view.ok ? session.engine.issuerKeys(view.value.profile.id) : view;
  });
  if (!keys.ok) return printFault(terminal, keys.fault);
  if (options.json) printJson(terminal.out, keys.value);
  else lines(terminal.out, describe(keys.value, terminal.out));
  return EXIT.good;
};

const NONE =
  'No snapshot of the issuer’s keys is kept yet. One is taken when a token is got, or verified with this profile.';

function describe({ jwksUri, fetchedAtMs, snapshotCount, keys }: IssuerKeys, { width }: Output): string[] {
  if (jwksUri === undefined || fetchedAtMs === undefined) return wrap(NONE, width, 0);
  const from = `${safeLine(jwksUri)}, ${counted(snapshotCount, 'snapshot')}, the last of ${formatTime(fetchedAtMs / 1000)}`;
  const head = ['KEY', 'TYPE', 'FOR', 'FIRST SEEN', 'LAST SEEN', 'NOW'];
  return [from, '', ...columns([head, ...keys.map(row)])];
}

function row({ kid, thumbprint, kty, crv, bits, alg, use, ...seen }: SeenKey): string[] {
  return [
    safeLine(kid ?? thumbprint ?? '(no id)'),
    safeLine([kty, crv, bits].filter((part) => part !== undefined).join(' ')),
    safeLine([use, alg].filter((part) => part !== undefined).join(' ')),
    formatTime(seen.firstSeenAtMs / 1000),
    formatTime(seen.lastSeenAtMs / 1000),
    seen.goneSinceMs === undefined ? 'published' : `gone since ${formatTime(seen.goneSinceMs / 1000)}`,
  ];
}
