import { expect, it } from 'vitest';
import { endOf, openFlow, stepOf } from '../support/flow.ts';
import { comeBack } from '../support/person.ts';
import { failsOf } from '../support/test-engine.ts';

it('stops before the token request: a mix-up looks like this', async () => {
  const { acquire, server } = await openFlow({
    person: comeBack((asked, code) => [
      ['code', code],
      ['state', asked.get('state')],
      ['iss', 'https://evil.example'],
    ]),
  });
  const run = await acquire();
  expect(endOf(run)).toMatchObject({
    step: 'callback',
    code: 'flow.issuer_mismatch',
    parameter: 'iss',
    section: 'RFC 9207 §2.4',
  });
  expect(run.fault?.message).toContain('https://evil.example');
  expect(failsOf(run, 'callback')).toContain('authorization_response.iss.mismatch');
  expect(stepOf(run, 'callback').strict).toMatchObject({ verdict: 'refused' });
  expect(server.count('/token')).toBe(0);
});

it('stops an error too: whose error it is, is not known', async () => {
  const { acquire } = await openFlow({
    person: comeBack((asked) => [
      ['error', 'access_denied'],
      ['state', asked.get('state')],
      ['iss', 'https://evil.example'],
    ]),
  });
  expect(endOf(await acquire())).toMatchObject({ step: 'callback', code: 'flow.issuer_mismatch' });
});
