import { type Fault, fault } from '../../core/faults.ts';
import { readUserinfoResponse } from '../../core/oauth/userinfo/userinfo-response.ts';
import { type Result, failed, ok } from '../../core/result.ts';
import { describeBody } from '../describe-body.ts';
import type { Flow } from '../acquire/flow.ts';
import type { EngineContext } from '../context.ts';
import { describeRefusal } from '../call/describe-refusal.ts';
import { issuanceOf } from '../inspect/judge-stored-token.ts';
import type { LiveRun } from '../run/live-run.ts';
import { endpoint } from '../server/server.ts';
import { buildUserinfoRequest } from '../strict/build.ts';
import { judgeUserinfoResponse } from '../strict/judge.ts';
import { observe } from '../tokens/observe.ts';
import { type OwnedToken, startTokenRun, whyTokenNotSent } from '../tokens/token-context.ts';

/** Calls UserInfo with an access token (OIDC Core §5.3). Its sub must be the ID token's (§5.3.2). */
export function userinfo(context: EngineContext, tokenId: string): Promise<Result<LiveRun, Fault>> {
  return startTokenRun(context, tokenId, 'userinfo', 'UserInfo', userinfoStep);
}

function userinfoStep(flow: Flow, { record, profile }: OwnedToken): Promise<Result<null, Fault>> {
  const { context, live, server } = flow;
  return live.step('userinfo', async () => {
    const url = endpoint(server, 'userinfo_endpoint');
    if (!url.ok) return url;
    const elsewhere = await whyTokenNotSent(context, { record, profile }, url.value);
    if (elsewhere) return failed(elsewhere);
    const target = { random: context.ports.random, profile, server };
    const built = await buildUserinfoRequest(target, record.text.expose());
    if (!built.ok) return built;
    const exchange = await live.send('userinfo', built.value);
    if (!exchange.ok) return exchange;
    const response = readUserinfoResponse(exchange.value);
    if (!response) return failed(fault('network.bad_response', 'The UserInfo endpoint gave no answer.'));
    const subject = (await issuanceOf(context, record.id))?.observedSubject;
    live.strict('userinfo', await judgeUserinfoResponse(flow, exchange.value, subject));
    const { status } = response.body;
    await observe(context, {
      tokenId: record.id,
      surface: 'userinfo',
      outcome: status === 200 ? 'accepted' : status === 401 ? 'refused' : 'indeterminate',
      detail: describeRefusal(exchange.value),
      exchangeId: exchange.value.id,
    });
    if (status !== 200) {
      return failed(
        fault('flow.error_response', `UserInfo answered ${describeRefusal(exchange.value)}.`, {
          section: 'OIDC Core §5.3.3',
          remedy:
            'The token is not accepted here: it needs the scope openid, and must be meant for the issuer itself.',
        }),
      );
    }
    if (subject !== undefined && response.sub !== undefined && response.sub !== subject) {
      return failed(
        fault(
          'flow.response_unusable',
          'UserInfo speaks of another subject than the ID token. Its claims must not be used.',
          { parameter: 'sub', section: 'OIDC Core §5.3.2' },
        ),
      );
    }
    if (!response.claims && !response.isJwt) {
      return failed(
        fault('flow.response_unusable', `UserInfo answered 200 with ${describeBody(response.body)}.`, {
          section: 'OIDC Core §5.3.2',
        }),
      );
    }
    if (response.claims && response.sub === undefined) {
      return failed(
        fault(
          'flow.response_unusable',
          'UserInfo does not say whom it speaks of: sub must always be there.',
          {
            parameter: 'sub',
            section: 'OIDC Core §5.3.2',
          },
        ),
      );
    }
    const count = Object.keys(response.claims ?? {}).length;
    return ok({
      value: null,
      summary: response.isJwt
        ? 'UserInfo came as a JWT, which is not taken apart here.'
        : `${count} claims about ${response.sub ?? ''}.`,
    });
  });
}
