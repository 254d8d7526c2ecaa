import type { Profile } from '../../contract/models/profile.ts';
import type { TokenSummary } from '../../contract/models/token.ts';
import { type Fault, fault } from '../../core/faults.ts';
import { type Result, failed, ok } from '../../core/result.ts';
import type { Engine } from '../../engine/engine.ts';
import type { CommandContext, Run } from '../command.ts';
import { EXIT, type ExitStatus } from '../exit-status.ts';
import { printJson } from '../print-json.ts';
import { describeIssued, issuedJson } from '../session/describe-issued.ts';
import { followRun } from '../session/follow-run.ts';
import { isAccessToken, pickToken, profileTokens } from '../session/pick-token.ts';
import { withProfile } from '../session/with-token.ts';
import type { REFRESH } from '../specs/tokens.ts';
import { lines } from '../terminal/terminal.ts';

export const run: Run<typeof REFRESH> = (context) =>
  withProfile(context, async ({ engine }, { profile }): Promise<Result<ExitStatus, Fault>> => {
    const { terminal, options } = context;
    const token = await chooseToken(context, engine, profile);
    if (!token.ok) return token;
    const done = await followRun(
      engine,
      terminal,
      await engine.refresh(token.value.id, options['try-anyway']),
    );
    if (!done.ok) return done;
    const fresh = done.value.tokens.find(({ role }) => role === 'access_token');
    if (!fresh) return failed(fault('flow.response_unusable', 'No access token came of it.'));
    const view = await engine.viewToken(fresh.tokenId);
    if (!view.ok) return view;
    if (options.json)
      printJson(terminal.out, {
        used: { fingerprint: token.value.fingerprint, kind: token.value.kind },
        ...issuedJson(view.value, terminal.nowSeconds()),
      });
    else lines(terminal.out, describeIssued(view.value, terminal.out, terminal.nowSeconds()));
    return ok(EXIT.good);
  });

/** Expired tokens are the ones a refresh is for: the newest one whose grant can still be used. */
async function chooseToken(
  { terminal, options }: CommandContext<typeof REFRESH>,
  engine: Engine,
  profile: Profile,
): Promise<Result<TokenSummary, Fault>> {
  const tokenId = options['token-id'];
  if (tokenId !== undefined) return pickToken(engine, terminal, profile, { tokenId, isEndedTaken: true });
  const tokens = await profileTokens(engine, profile);
  if (!tokens.ok) return tokens;
  const newest = await newestRefreshable(engine, tokens.value);
  return newest
    ? ok(newest)
    : failed(fault('token.no_refresh_token', 'No token of the profile can be refreshed.'));
}

/** The newest access token that can be refreshed, if any. */
export async function newestRefreshable(
  engine: Engine,
  tokens: readonly TokenSummary[],
): Promise<TokenSummary | undefined> {
  for (const token of tokens.filter(isAccessToken)) {
    const view = await engine.viewToken(token.id);
    if (view.ok && view.value.can.refresh) return token;
  }
  return undefined;
}
