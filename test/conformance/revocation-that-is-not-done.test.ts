import { expect, it } from 'vitest';
import type { Answer } from '../support/authorization-server.ts';
import { json } from '../support/test-server.ts';
import { MACHINE, endOf, openFlow, tokenOf } from '../support/flow.ts';
import { ended, valueOf } from '../support/test-engine.ts';

const busy: Answer = (_, response) => response.writeHead(503, { 'retry-after': '120' }).end();

it.each([
  [
    'the server is busy',
    busy,
    { code: 'flow.response_unusable', remedy: 'The server is busy. Revoke it again in 120 s.' },
    'indeterminate',
  ],
  [
    'the server revokes no such tokens',
    json({ error: 'unsupported_token_type' }, 400),
    {
      code: 'flow.error_response',
      parameter: 'token',
      remedy:
        'The server does not revoke tokens of this kind: it lives on until it expires. Revoke the refresh token it came with.',
    },
    'refused',
  ],
  [
    'the client is not recognised',
    json({ error: 'invalid_client' }, 401),
    { code: 'flow.error_response', parameter: 'client_id' },
    'refused',
  ],
  ['the server says 404', json({}, 404), { code: 'flow.response_unusable' }, 'refused'],
])('leaves the token alive where %s', async (_, answer, fault, outcome) => {
  const { acquire, engine } = await openFlow({
    profile: () => MACHINE,
    answers: () => ({ '/revoke': answer }),
  });
  const id = tokenOf(await acquire());
  const run = await ended(engine.revoke(id));
  expect(endOf(run)).toMatchObject({ step: 'revoke', section: 'RFC 7009 §2.2.1', ...fault });
  const view = valueOf(await engine.viewToken(id));
  expect(view.observations).toMatchObject([{ surface: 'revocation', outcome }]);
  expect(view.summary.state).toBe('live');
});

it('may be claimed with 200 for a token that the server never knew, whatever stands in the body', async () => {
  const { acquire, engine } = await openFlow({
    profile: () => MACHINE,
    answers: () => ({ '/revoke': json({ error: 'ignored' }) }),
  });
  const id = tokenOf(await acquire());
  const run = await ended(engine.revoke(id));
  expect(run.status).toBe('succeeded');
  expect(run.steps.at(-1)?.summary).toContain('Introspect it, and call the API, to see who has noticed');
  expect(valueOf(await engine.viewToken(id)).summary.state).toBe('revoked');
  await ended(engine.introspect(id));
  expect(valueOf(await engine.viewToken(id)).summary.state).toBe('live');
});
