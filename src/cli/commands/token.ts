import type { ProfileView } from '../../contract/models/profile.ts';
import type { TokenSummary } from '../../contract/models/token.ts';
import { type Fault, fault } from '../../core/faults.ts';
import { type Result, failed, ok } from '../../core/result.ts';
import type { Run as EngineRun } from '../../core/run/run.ts';
import type { Engine } from '../../engine/engine.ts';
import type { CommandContext, Run } from '../command.ts';
import { EXIT, type ExitStatus } from '../exit-status.ts';
import { findingRows } from '../inspect/finding-rows.ts';
import { printFault } from '../print-fault.ts';
import { printJson } from '../print-json.ts';
import { describeIssued, issuedJson } from '../session/describe-issued.ts';
import { followRun } from '../session/follow-run.ts';
import { isAccessToken, nameToken, profileTokens } from '../session/pick-token.ts';
import { withProfile } from '../session/with-token.ts';
import type { TOKEN } from '../specs/tokens.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { line, lines } from '../terminal/terminal.ts';
import { newestRefreshable } from './refresh.ts';

type Source = 'store' | 'refreshed' | 'acquired';

interface Got {
  readonly source: Source;
  readonly tokenId: string;
}

export const run: Run<typeof TOKEN> = (context) =>
  withProfile(context, async ({ engine }, view): Promise<Result<ExitStatus, Fault>> => {
    const got = await getToken(engine, context, view);
    return got.ok ? printToken(engine, context, got.value) : got;
  });

/** From the store where it lives long enough; else by its refresh token; else from the beginning. */
async function getToken(
  engine: Engine,
  { terminal, options }: CommandContext<typeof TOKEN>,
  { profile }: ProfileView,
): Promise<Result<Got, Fault>> {
  const tokens = await profileTokens(engine, profile);
  if (!tokens.ok) return tokens;
  const stored = tokens.value.find((token) =>
    isGoodEnough(token, terminal.nowSeconds() + options['min-validity']),
  );
  if (stored) {
    line(terminal.err, `From the store: ${nameToken(stored)}.`);
    return ok({ source: 'store', tokenId: stored.id });
  }
  const refreshed = await tryRefresh(engine, terminal, tokens.value);
  if (refreshed) return refreshed;
  line(terminal.err, `Getting a new token with ${profile.name}.`);
  const acquired = await followRun(engine, terminal, await engine.acquire(profile.id));
  return accessTokenOf('acquired', acquired);
}

/** A token whose end nobody named is taken: its server will say when it is over. */
function isGoodEnough(token: TokenSummary, untilSeconds: number): boolean {
  const livesOn = token.expiresAtSeconds === undefined || token.expiresAtSeconds >= untilSeconds;
  return isAccessToken(token) && token.state === 'live' && livesOn;
}

/** A refresh where there is a grant for one; undefined where there is none or it is over, so that a new token has to be got. */
async function tryRefresh(
  engine: Engine,
  terminal: Terminal,
  tokens: readonly TokenSummary[],
): Promise<Result<Got, Fault> | undefined> {
  const old = await newestRefreshable(engine, tokens);
  if (!old) return undefined;
  line(terminal.err, `Refreshing ${nameToken(old)}.`);
  const refreshed = await followRun(engine, terminal, await engine.refresh(old.id));
  if (!refreshed.ok && !terminal.interrupted.aborted && isGrantOver(refreshed.fault)) {
    printFault(terminal, refreshed.fault);
    return undefined;
  }
  return accessTokenOf('refreshed', refreshed);
}

/** Also where the profile now points elsewhere than its tokens came from. Where the network is down, a sign-in would not get through either. */
function isGrantOver({ code }: Fault): boolean {
  return (
    code === 'flow.error_response' ||
    code === 'token.no_refresh_token' ||
    code === 'profile.rebind_needed' ||
    code === 'flow.outcome_unknown' ||
    code === 'flow.response_unusable'
  );
}

function accessTokenOf(source: Source, done: Result<EngineRun, Fault>): Result<Got, Fault> {
  if (!done.ok) return done;
  const token = done.value.tokens.find(({ role }) => role === 'access_token');
  if (!token) return failed(fault('flow.response_unusable', 'No access token came of it.'));
  return ok({ source, tokenId: token.tokenId });
}

async function printToken(
  engine: Engine,
  { terminal, options }: CommandContext<typeof TOKEN>,
  { source, tokenId }: Got,
): Promise<Result<ExitStatus, Fault>> {
  const { out, err } = terminal;
  const [view, text] = await Promise.all([engine.viewToken(tokenId), engine.tokenText(tokenId)]);
  if (!view.ok) return view;
  if (!text.ok) return text;
  const now = terminal.nowSeconds();
  if (options.bare) line(out, text.value.expose());
  else if (options.header) line(out, `Authorization: Bearer ${text.value.expose()}`);
  else if (options.json)
    printJson(out, {
      source,
      accessToken: text.value.expose(),
      ...issuedJson(view.value, now, options.policy),
    });
  else {
    lines(out, describeIssued(view.value, out, now, options.policy));
    line(err, err.style.dim('Add --bare, --header or --json to print the token itself.'));
  }
  lines(err, findingRows(view.value.findings, err, options.policy));
  return ok(EXIT.good);
}
