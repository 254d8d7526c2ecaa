import { expect, it } from 'vitest';
import { json, metadata } from '../support/test-server.ts';
import { endOf, openFlow } from '../support/flow.ts';
import { comeBack } from '../support/person.ts';
import { failsOf } from '../support/test-engine.ts';

const PROMISES = { authorization_response_iss_parameter_supported: true };

it('stops before the token request', async () => {
  const { acquire, server } = await openFlow({
    answers: ({ origin }) => ({
      '/.well-known/openid-configuration': json(metadata(origin, PROMISES)),
    }),
  });
  const run = await acquire();
  expect(endOf(run)).toMatchObject({
    step: 'callback',
    code: 'flow.issuer_mismatch',
    parameter: 'iss',
    section: 'RFC 9207 §2.4',
  });
  expect(failsOf(run, 'callback')).toEqual(['authorization_response.iss.missing']);
  expect(server.count('/token')).toBe(0);
});

it('goes on where the promise is kept', async () => {
  const { acquire } = await openFlow({
    answers: ({ origin }) => ({
      '/.well-known/openid-configuration': json(metadata(origin, PROMISES)),
    }),
    person: async (asked, server) =>
      comeBack((_, code) => [
        ['code', code],
        ['state', asked.get('state')],
        ['iss', server.origin],
      ])(asked, server),
  });
  expect(await acquire()).toMatchObject({ status: 'succeeded' });
});
