import { expect, it } from 'vitest';
import { acquireWithoutAnswer, endOf, openFlow, stepOf } from '../support/flow.ts';
import { comeBack } from '../support/person.ts';
import { failsOf } from '../support/test-engine.ts';

const SAID_NO = [
  ['error', 'access_denied'],
  ['error_description', 'The person said no'],
] as const;

it('ends the run in the callback step, in the words of the server', async () => {
  const { acquire, server } = await openFlow({
    person: comeBack((asked) => [...SAID_NO, ['state', asked.get('state')]]),
  });
  const run = await acquire();
  expect(endOf(run)).toMatchObject({
    step: 'callback',
    code: 'flow.error_response',
    message: 'The authorization server answered access_denied. “The person said no”',
    section: 'RFC 6749 §4.1.2.1',
    remedy:
      'Somebody (the person or a policy) said no. Run it again and agree, or ask the server’s administrator.',
  });
  expect(stepOf(run, 'callback').strict).toMatchObject({ verdict: 'oauth_error' });
  expect(stepOf(run, 'wait').exchangeIds).toHaveLength(1);
  expect(server.count('/token')).toBe(0);
});

it('names the parameter that the error is about', async () => {
  const { acquire } = await openFlow({
    person: comeBack((asked) => [
      ['error', 'invalid_scope'],
      ['state', asked.get('state')],
    ]),
  });
  expect(endOf(await acquire())).toMatchObject({ step: 'callback', parameter: 'scope' });
});

it('shows neither control characters nor what looks like a token in what the server says', async () => {
  const { acquire, server } = await openFlow({
    person: async (asked, it) =>
      comeBack(() => [
        ['error', 'server_error'],
        ['error_description', `cannot\u001b[31m take\r\n${it.secret('hint')} and ${it.accessToken()}`],
        ['state', asked.get('state')],
      ])(asked, it),
  });
  const run = await acquire();
  expect(endOf(run)).toMatchObject({ step: 'callback', code: 'flow.error_response' });
  // oxlint-disable-next-line no-control-regex -- they are what is looked for
  expect(run.fault?.message).not.toMatch(/[\u0000-\u001f]/);
  expect(server.count('/token')).toBe(0);
});

it('is not taken without the state: anyone could have sent it, and listening goes on', async () => {
  const flow = await openFlow({ person: comeBack(() => SAID_NO) });
  const run = await acquireWithoutAnswer(flow);
  expect(run.status).toBe('waiting');
  expect(failsOf(run, 'wait')).toEqual(['authorization_response.state.missing']);
  expect(flow.server.count('/token')).toBe(0);
});
