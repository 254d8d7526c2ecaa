import { describe, expect, it } from 'vitest';
import type { ExchangeSummary } from '../../src/contract/models/exchange.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { type Answer, inTurn } from '../support/authorization-server.ts';
import { MACHINE, endOf, faultOf, openFlow, stepOf, tokenOf } from '../support/flow.ts';
import { json } from '../support/test-server.ts';
import { ended, failsOf, valueOf } from '../support/test-engine.ts';

async function exchangeOf(
  engine: Engine,
  runId: string,
  purpose: ExchangeSummary['purpose'],
): Promise<string> {
  const found = valueOf(await engine.exchangesOfRun(runId)).find((one) => one.purpose === purpose);
  if (!found) throw new Error(`the run has no ${purpose} exchange`);
  return found.id;
}

describe('a token request that is sent once more', () => {
  it('is the same on the wire, has a run of its own, and files nothing of what comes', async () => {
    const { engine, acquire, server, profile } = await openFlow();
    const run = await acquire();
    const before = valueOf(await engine.listTokens({ profileId: profile.id }));
    const again = await ended(engine.resend(await exchangeOf(engine, run.id, 'token')));
    expect(again).toMatchObject({
      kind: 'resend',
      status: 'succeeded',
      profileId: profile.id,
      tokens: [],
      fromRunId: run.id,
    });
    const [first, second] = server.seen.filter(({ path }) => path === '/token');
    expect(second?.body).toBe(first?.body);
    expect(second?.headers).toEqual(first?.headers);
    expect(stepOf(again, 'resend').summary).toContain('were not filed');
    expect(valueOf(await engine.listTokens({ profileId: profile.id }))).toHaveLength(before.length);
    const answer = valueOf(await engine.getExchange(await exchangeOf(engine, again.id, 'token'), false));
    expect(answer.response?.body).toContain('•');
  });

  it('says it where a code works twice', async () => {
    const { engine, acquire } = await openFlow();
    const id = await exchangeOf(engine, (await acquire()).id, 'token');
    expect(failsOf(await ended(engine.resend(id)), 'resend')).toContain('token_response.code.replayed');
  });

  it('does not say so where the server refuses it, or where it had failed before', async () => {
    const refusal = json({ error: 'invalid_grant' }, 400);
    const { engine, acquire } = await openFlow({
      answers: (server) => ({ '/token': inTurn(refusal, json(server.tokens()), refusal) }),
    });
    const failed = await acquire();
    expect(endOf(failed)).toMatchObject({ step: 'token', code: 'flow.error_response' });
    const first = await ended(engine.resend(await exchangeOf(engine, failed.id, 'token')));
    expect(failsOf(first, 'resend')).not.toContain('token_response.code.replayed');
    const second = await ended(engine.resend(await exchangeOf(engine, first.id, 'token')));
    expect(second.status).toBe('succeeded');
    expect(stepOf(second, 'resend').summary).toContain('400 invalid_grant');
    expect(failsOf(second, 'resend')).not.toContain('token_response.code.replayed');
  });

  it('that was a refresh leaves its outcome unknown: the next refresh asks first', async () => {
    const { engine, acquire } = await openFlow({
      answers: (server) => ({
        '/token': inTurn(json(server.tokens()), json({ error: 'slow_down' }, 429), json(server.tokens())),
      }),
    });
    const refresh = tokenOf(await acquire(), 'refresh_token');
    const failed = await ended(engine.refresh(refresh));
    expect(failed.status).toBe('failed');
    await ended(engine.resend(await exchangeOf(engine, failed.id, 'token')));
    expect((await ended(engine.refresh(refresh))).fault?.code).toBe('flow.outcome_unknown');
  });
});

describe('a revocation that is sent once more', () => {
  it('is an observation of its token, as the first was', async () => {
    const busy: Answer = (_, response) => response.writeHead(503).end();
    const { engine, acquire } = await openFlow({
      profile: () => MACHINE,
      answers: () => ({ '/revoke': inTurn(busy, json({})) }),
    });
    const id = tokenOf(await acquire());
    const first = await ended(engine.revoke(id));
    expect(valueOf(await engine.viewToken(id)).summary.state).toBe('live');
    const again = await ended(engine.resend(await exchangeOf(engine, first.id, 'revocation')));
    const view = valueOf(await engine.viewToken(id));
    expect(view.summary.state).toBe('revoked');
    expect(view.observations).toMatchObject([
      { surface: 'revocation', outcome: 'accepted', exchangeId: again.steps[0]?.exchangeIds[0] },
      { surface: 'revocation', outcome: 'indeterminate' },
    ]);
  });

  it('of a token that was removed here is an observation of nothing', async () => {
    const { engine, acquire } = await openFlow({
      profile: () => MACHINE,
      answers: () => ({ '/revoke': json({}) }),
    });
    const id = tokenOf(await acquire());
    const exchange = await exchangeOf(engine, (await ended(engine.revoke(id))).id, 'revocation');
    valueOf(await engine.removeToken(id));
    expect((await ended(engine.resend(exchange))).status).toBe('succeeded');
    expect(await engine.ports.store.listObservations(id)).toEqual([]);
  });
});

describe('is refused', () => {
  it('for a callback, which the browser sent', async () => {
    const { engine, acquire } = await openFlow();
    const id = await exchangeOf(engine, (await acquire()).id, 'authorization_callback');
    expect(faultOf(await engine.resend(id)).code).toBe('operation.not_possible');
  });

  it('for an exchange that is not there', async () => {
    const { engine } = await openFlow();
    expect(faultOf(await engine.resend('nothing')).code).toBe('exchange.not_found');
  });

  it('in a protected environment, until its name is said', async () => {
    const { engine, acquire, server } = await openFlow({
      profile: () => ({ ...MACHINE, environment: 'prod' }),
    });
    const id = await exchangeOf(engine, (await acquire()).id, 'token');
    expect(faultOf(await engine.resend(id)).code).toBe('profile.confirm_needed');
    expect(faultOf(await engine.resend(id, 'production')).code).toBe('profile.confirm_needed');
    expect(server.count('/token')).toBe(1);
    expect((await ended(engine.resend(id, 'prod'))).status).toBe('succeeded');
  });

  it('once its profile is gone: nobody knows whether its environment is protected', async () => {
    const { engine, acquire, profile } = await openFlow({ profile: () => MACHINE });
    const id = await exchangeOf(engine, (await acquire()).id, 'token');
    valueOf(await engine.removeProfile(profile.id));
    expect(faultOf(await engine.resend(id)).code).toBe('operation.not_possible');
  });
});
