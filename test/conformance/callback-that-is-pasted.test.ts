import { expect, it } from 'vitest';
import { valueOf } from '../support/test-engine.ts';
import { faultOf, openFlow, stepOf, until } from '../support/flow.ts';
import { callbackUrl } from '../support/person.ts';

it('is taken as if the browser had brought it; others say what is wrong with them', async () => {
  const { engine, profile, server } = await openFlow({ person: async () => undefined });
  const { runId, ended } = valueOf(await engine.acquire(profile.id));
  await until(engine, runId, ({ status }) => status === 'waiting');
  const asked = new URL(valueOf(engine.authorizationUrl(runId))).searchParams;
  const paste = (address: string) => engine.pasteCallback(runId, address);

  expect(faultOf(paste('not an address'))).toMatchObject({
    code: 'input.invalid',
    parameter: 'redirect_uri',
  });
  expect(faultOf(paste('https://example.com/'))).toMatchObject({ code: 'input.invalid' });
  expect(
    faultOf(
      paste(
        callbackUrl(asked, [
          ['code', 'c'],
          ['state', 'old'],
        ]),
      ),
    ),
  ).toMatchObject({
    code: 'flow.state_mismatch',
    parameter: 'state',
    section: 'RFC 6749 §10.12',
  });
  expect(faultOf(paste(callbackUrl(asked, [['state', asked.get('state')]])))).toMatchObject({
    code: 'flow.callback_invalid',
    parameter: 'code',
  });
  expect(valueOf(await engine.getRun(runId)).status).toBe('waiting');

  const code = server.secret('code');
  expect(
    paste(
      ` ${callbackUrl(asked, [
        ['code', code],
        ['state', asked.get('state')],
      ])}\n`,
    ).ok,
  ).toBe(true);
  const run = await ended;
  expect(run.status).toBe('succeeded');
  expect(stepOf(run, 'wait').exchangeIds).toHaveLength(3);
  expect(faultOf(paste(callbackUrl(asked, [['code', code]])))).toMatchObject({ code: 'run.not_paused' });
});

it('is taken from the fragment too, whatever the query says', async () => {
  const { engine, profile, server } = await openFlow({ person: async () => undefined });
  const { runId, ended } = valueOf(await engine.acquire(profile.id));
  await until(engine, runId, ({ status }) => status === 'waiting');
  const asked = new URL(valueOf(engine.authorizationUrl(runId))).searchParams;
  const answer = new URLSearchParams({ code: server.secret('code'), state: asked.get('state') ?? '' });
  valueOf(engine.pasteCallback(runId, `https://app.example/cb?tab=1#${answer.toString()}`));
  expect(await ended).toMatchObject({ status: 'succeeded' });
});
