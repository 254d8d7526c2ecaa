import type { LineageIssuance, TokenSummary } from '../../contract/models/token.ts';
import type { Fault } from '../../core/faults.ts';
import type { TokenKind } from '../../core/jose/token.ts';
import { lineageForest } from '../../core/lineage/forest.ts';
import { type LineageRow, lineageRows } from '../../core/lineage/rows.ts';
import { type Result, ok } from '../../core/result.ts';
import type { CommandContext, Run } from '../command.ts';
import { EXIT } from '../exit-status.ts';
import { KIND_WORDS } from '../inspect/describe-token.ts';
import { printFault } from '../print-fault.ts';
import { printJson } from '../print-json.ts';
import { findProfile } from '../session/find-profile.ts';
import { type Session, withSession } from '../session/session.ts';
import type { LINEAGE } from '../specs/lineage.ts';
import { columns } from '../terminal/layout.ts';
import { line, lines } from '../terminal/terminal.ts';
import { formatDistance, formatTime } from '../terminal/time.ts';

type Context = CommandContext<typeof LINEAGE>;

export const run: Run<typeof LINEAGE> = async (context) => {
  const { options, terminal, program } = context;
  const read = await withSession(terminal, program, options, (session) => readLineage(session, context));
  if (!read.ok) return printFault(terminal, read.fault);
  const { issuances, tokens } = read.value;
  const byId = new Map(tokens.map((token) => [token.id, token]));
  if (options.json) {
    const state = (tokenId: string) => byId.get(tokenId)?.state ?? null;
    printJson(
      terminal.out,
      issuances.map(({ outputs, ...one }) => ({
        ...one,
        outputs: outputs.map((output) => ({ ...output, state: state(output.tokenId) })),
      })),
    );
    return EXIT.good;
  }
  if (issuances.length === 0) line(terminal.err, 'No tokens are kept here.');
  // Everything is open: a pager folds nothing.
  const open = new Map(issuances.map(({ issuanceId }) => [issuanceId, true]));
  const rows = lineageRows(lineageForest(issuances), open);
  lines(terminal.out, columns(rows.map((row) => cells(row, byId, terminal.nowSeconds()))));
  return EXIT.good;
};

interface Read {
  readonly issuances: readonly LineageIssuance[];
  readonly tokens: readonly TokenSummary[];
}

async function readLineage(session: Session, { options, terminal }: Context): Promise<Result<Read, Fault>> {
  const view =
    options.profile === undefined ? undefined : await findProfile(session, terminal, options.profile);
  if (view && !view.ok) return view;
  const of = view ? { profileId: view.value.profile.id } : {};
  const issuances = await session.engine.tokenLineage(of);
  if (!issuances.ok) return issuances;
  const tokens = await session.engine.listTokens(of);
  return tokens.ok ? ok({ issuances: issuances.value, tokens: tokens.value }) : tokens;
}

function cells(
  row: LineageRow<LineageIssuance>,
  tokens: ReadonlyMap<string, TokenSummary>,
  nowSeconds: number,
): string[] {
  const indent = '  '.repeat(row.level - 1);
  if (row.kind === 'issuance') {
    const { origin, atMs, inputs } = row.issuance;
    const withWhat = inputs.map((id) => ` with ${id.slice(0, 8)}`).join('');
    return [`${indent}${origin.replaceAll('_', ' ')}${withWhat}`, '', formatTime(atMs / 1000)];
  }
  const token = tokens.get(row.tokenId);
  const kind = row.role in KIND_WORDS ? KIND_WORDS[row.role as TokenKind] : row.role;
  const ends = token?.expiresAtSeconds;
  return [
    `${indent}${row.tokenId.slice(0, 8)} ${kind}`,
    token?.state.replaceAll('_', ' ') ?? 'removed here',
    ends === undefined ? '' : formatDistance(ends, nowSeconds),
  ];
}
