import { expect, it } from 'vitest';
import { text } from '../support/authorization-server.ts';
import { json } from '../support/test-server.ts';
import { endOf, openFlow, stepOf, tokenOf } from '../support/flow.ts';
import { ended, valueOf } from '../support/test-engine.ts';

it('must not be used: the step says so, and the ID token has the finding', async () => {
  const { acquire, engine } = await openFlow({
    answers: () => ({ '/userinfo': json({ sub: 'mallory', email: 'mallory@example.com' }) }),
  });
  const acquired = await acquire();
  const run = await ended(engine.userinfo(tokenOf(acquired)));
  expect(endOf(run)).toMatchObject({
    step: 'userinfo',
    code: 'flow.response_unusable',
    parameter: 'sub',
    section: 'OIDC Core §5.3.2',
  });
  expect(stepOf(run, 'userinfo').strict).toMatchObject({ verdict: 'refused' });
  const idToken = valueOf(await engine.viewToken(tokenOf(acquired, 'id_token')));
  expect(idToken.findings.find(({ code }) => code === 'id_token.sub.userinfo_mismatch')).toMatchObject({
    outcome: 'fail',
    evidence: { sub: 'alice', userinfoSub: 'mallory' },
  });
});

it.each([
  ['a web page', text('<html>', 'text/html'), 'UserInfo answered 200 with an HTML page.'],
  ['nothing', text('', 'application/json'), 'UserInfo answered 200 with nothing.'],
  [
    'claims without a sub',
    json({ email: 'alice@example.com' }),
    'UserInfo does not say whom it speaks of: sub must always be there.',
  ],
])('or about nobody, being %s, is unusable', async (_, answer, message) => {
  const { acquire, engine } = await openFlow({ answers: () => ({ '/userinfo': answer }) });
  const run = await ended(engine.userinfo(tokenOf(await acquire())));
  expect(endOf(run)).toMatchObject({ step: 'userinfo', code: 'flow.response_unusable', message });
});

it('that refuses the token is a refusal in the words of RFC 6750', async () => {
  const { acquire, engine } = await openFlow({
    answers: () => ({
      '/userinfo': json({}, 401, { 'www-authenticate': 'Bearer error="invalid_token"' }),
    }),
  });
  const id = tokenOf(await acquire());
  const run = await ended(engine.userinfo(id));
  expect(endOf(run)).toMatchObject({
    step: 'userinfo',
    code: 'flow.error_response',
    message: 'UserInfo answered 401 invalid_token.',
    section: 'OIDC Core §5.3.3',
  });
  expect(valueOf(await engine.viewToken(id)).observations).toMatchObject([
    { surface: 'userinfo', outcome: 'refused', detail: '401 invalid_token' },
  ]);
});
