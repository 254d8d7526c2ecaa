import { expect, it } from 'vitest';
import { text } from '../support/authorization-server.ts';
import { json } from '../support/test-server.ts';
import { MACHINE, endOf, openFlow, stepOf, tokenOf } from '../support/flow.ts';
import { ended, failsOf, valueOf } from '../support/test-engine.ts';

const UNUSABLE = { code: 'flow.response_unusable', parameter: 'active', section: 'RFC 7662 §2.2' };
const REFUSED = { code: 'flow.error_response', parameter: 'client_id', section: 'RFC 7662 §2.3' };

it.each([
  ['active is a text', json({ active: 'true' }), UNUSABLE, ['introspection.active.not_a_boolean']],
  ['active is missing', json({ sub: 'alice' }), UNUSABLE, ['introspection.active.missing']],
  ['it is no JSON', text('active', 'application/json'), UNUSABLE, ['introspection.body.not_json']],
  [
    'it is a web page',
    text('<html></html>', 'text/html'),
    UNUSABLE,
    ['introspection.content_type.wrong', 'introspection.body.not_json'],
  ],
  ['it is a bare 401', json({}, 401), REFUSED, ['introspection.status.not_ok']],
  [
    'it is a 401 with words',
    json({ error: 'invalid_client', error_description: 'Who are you?' }, 401),
    REFUSED,
    ['introspection.status.not_ok'],
  ],
  ['it is a bare 403', json('no', 403), REFUSED, ['introspection.status.not_ok']],
])('says nothing of the token where %s', async (_, answer, fault, codes) => {
  const { acquire, engine } = await openFlow({
    profile: () => MACHINE,
    answers: () => ({ '/introspect': answer }),
  });
  const id = tokenOf(await acquire());
  const run = await ended(engine.introspect(id));
  expect(endOf(run)).toMatchObject({ step: 'introspect', ...fault });
  expect(failsOf(run, 'introspect')).toEqual(codes);
  const { observations, summary } = valueOf(await engine.viewToken(id));
  expect(observations).toMatchObject([{ surface: 'introspection', outcome: 'indeterminate' }]);
  expect(summary.state).toBe('live');
});

it('is not taken apart where it is a JWT, and says so', async () => {
  const { acquire, engine } = await openFlow({
    profile: () => MACHINE,
    answers: ({ key, origin }) => ({
      '/introspect': text(
        key.sign({ iss: origin, token_introspection: { active: true } }, { typ: 'token-introspection+jwt' }),
        'application/token-introspection+jwt',
      ),
    }),
  });
  const run = await ended(engine.introspect(tokenOf(await acquire())));
  expect(endOf(run)).toMatchObject(UNUSABLE);
  expect(run.fault?.message).toContain('with a JWT, which is not taken apart here');
  expect(
    stepOf(run, 'introspect').findings.find(({ code }) => code === 'introspection.active.missing'),
  ).toMatchObject({
    outcome: 'unchecked',
  });
});
