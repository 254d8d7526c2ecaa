import type { ProfileView } from '../../contract/models/profile.ts';
import type { Run } from '../command.ts';
import { EXIT } from '../exit-status.ts';
import { printFault } from '../print-fault.ts';
import { printJson } from '../print-json.ts';
import { withSession } from '../session/session.ts';
import type { PROFILES_LIST } from '../specs/profiles.ts';
import { columns } from '../terminal/layout.ts';
import { safeLine } from '../terminal/safe-text.ts';
import { line, lines } from '../terminal/terminal.ts';

export const run: Run<typeof PROFILES_LIST> = async ({ options, terminal, program }) => {
  const { out, err } = terminal;
  const listed = await withSession(terminal, program, options, ({ engine }) => engine.listProfiles());
  if (!listed.ok) return printFault(terminal, listed.fault);
  if (options.json) printJson(out, listed.value);
  else if (listed.value.length === 0)
    line(
      err,
      'There are no profiles yet. assay profiles add makes one; assay sandbox makes some to try things with.',
    );
  else
    lines(
      out,
      columns([
        ['NAME', 'ENVIRONMENT', 'GRANT', 'CLIENT', 'ISSUER', 'ID'].map((head) => out.style.dim(head)),
        ...listed.value.map(row),
      ]),
    );
  return EXIT.good;
};

function row({ profile, environment }: ProfileView): string[] {
  const { name, grantType, clientId, issuer, endpoints, id } = profile;
  const where = environment.isProtected ? `${environment.name} (protected)` : environment.name;
  return [name, where, grantType, clientId, issuer ?? endpoints.token_endpoint ?? '', id].map(safeLine);
}
