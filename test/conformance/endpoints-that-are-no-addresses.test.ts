import { expect, it } from 'vitest';
import { json, metadata } from '../support/test-server.ts';
import { endOf, openFlow } from '../support/flow.ts';
import { failsOf } from '../support/test-engine.ts';

const BAD = [
  ['javascript:alert(1)', 'metadata.endpoint.not_https'],
  ['file:///etc/passwd', 'metadata.endpoint.not_https'],
  ['data:text/html,hi', 'metadata.endpoint.not_https'],
  ['/authorize', 'metadata.endpoint.not_a_url'],
  ['', 'metadata.endpoint.not_a_url'],
] as const;

it.each(BAD)('opens no browser for the authorization endpoint %j', async (address, code) => {
  const opened: string[] = [];
  const { acquire } = await openFlow({
    answers: ({ origin }) => ({
      '/.well-known/openid-configuration': json(metadata(origin, { authorization_endpoint: address })),
    }),
    browser: {
      open: async (url) => {
        opened.push(url);
        return { ok: true, value: undefined };
      },
    },
  });
  const run = await acquire();
  expect(endOf(run)).toMatchObject({
    step: 'authorize',
    code: 'input.invalid',
    parameter: 'authorization_endpoint',
  });
  expect(failsOf(run, 'discover')).toContain(code);
  expect(opened).toEqual([]);
});

it.each(BAD)('sends no code to the token endpoint %j', async (address) => {
  const { acquire, server } = await openFlow({
    answers: ({ origin }) => ({
      '/.well-known/openid-configuration': json(metadata(origin, { token_endpoint: address })),
    }),
  });
  expect(endOf(await acquire())).toMatchObject({
    step: 'token',
    code: 'input.invalid',
    parameter: 'token_endpoint',
  });
  expect(server.seen.filter(({ method }) => method === 'POST')).toEqual([]);
});
