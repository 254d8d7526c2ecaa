import { expect, it } from 'vitest';
import { json } from '../support/test-server.ts';
import { MACHINE, faultOf, openFlow, stepOf, tokenOf } from '../support/flow.ts';
import { ended, valueOf } from '../support/test-engine.ts';

const challenge = (value: string) => ({ 'www-authenticate': value });

it.each([
  [
    'with 401 and no challenge',
    json({}, 401),
    'The API refuses the token (401) and does not say how to authenticate, although it must (RFC 9110 §11.6.1).',
    'refused',
  ],
  [
    'with 401 and why',
    json({}, 401, challenge('Bearer realm="x", error="invalid_token", error_description="expired"')),
    'The API refuses the token (401 invalid_token).',
    'refused',
  ],
  [
    'for want of scope',
    json({}, 403, challenge('Bearer error="insufficient_scope", scope="invoice:write"')),
    'The API knows the token and forbids this (403 insufficient_scope).',
    'indeterminate',
  ],
  [
    'because it fails',
    json({}, 500),
    'The API answered 500: that says nothing about the token.',
    'indeterminate',
  ],
  [
    'for want of time',
    json({}, 429),
    'The API answered 429: that says nothing about the token.',
    'indeterminate',
  ],
])('%s is a result, not a fault', async (_, answer, summary, outcome) => {
  const { acquire, engine } = await openFlow({ profile: () => MACHINE, answers: () => ({ '/api': answer }) });
  const id = tokenOf(await acquire());
  const run = await ended(engine.call({ tokenId: id, apiId: 'api' }));
  expect(run).toMatchObject({ status: 'succeeded' });
  expect(stepOf(run, 'call').summary).toBe(summary);
  expect(valueOf(await engine.viewToken(id)).observations).toMatchObject([
    { surface: 'api:The API', outcome },
  ]);
});

it('is not followed where it redirects: the token would go along', async () => {
  const { acquire, engine, server } = await openFlow({
    profile: () => MACHINE,
    answers: ({ origin }) => ({
      '/api': (_, response) => response.writeHead(302, { location: `${origin}/elsewhere` }).end(),
    }),
  });
  const run = await ended(engine.call({ tokenId: tokenOf(await acquire()), apiId: 'api' }));
  expect(stepOf(run, 'call').summary).toBe('The API answered 302: that says nothing about the token.');
  expect(server.count('/elsewhere')).toBe(0);
});

it.each([
  ['plain http to another machine', 'http://api.example/echo', 'RFC 6750 §5.3'],
  ['no http at all', 'ftp://127.0.0.1/echo', 'RFC 6750 §5.3'],
  ['an address with a password in it', 'https://alice:secret@api.example/', undefined],
  ['no address', '/echo', undefined],
])('is not even asked at %s', async (_, url, section) => {
  const { acquire, engine, profile } = await openFlow({ profile: () => MACHINE });
  const id = tokenOf(await acquire());
  const before = valueOf(await engine.listExchanges({ profileId: profile.id })).length;
  const fault = faultOf(await engine.call({ tokenId: id, url }));
  expect(fault).toMatchObject({ code: 'input.invalid', parameter: 'url' });
  expect(fault.section).toBe(section);
  expect(fault.message).not.toContain('secret');
  expect(valueOf(await engine.listExchanges({ profileId: profile.id }))).toHaveLength(before);
});
