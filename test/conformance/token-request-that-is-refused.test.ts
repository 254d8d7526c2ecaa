import { expect, it } from 'vitest';
import { json } from '../support/test-server.ts';
import { MACHINE, endOf, openFlow, stepOf } from '../support/flow.ts';
import { failsOf } from '../support/test-engine.ts';

const SECRET = 'correct horse/battery+staple';

it('as invalid_grant names the code, and that a code is used once', async () => {
  const { acquire } = await openFlow({
    answers: () => ({ '/token': json({ error: 'invalid_grant' }, 400) }),
  });
  const run = await acquire();
  expect(endOf(run)).toMatchObject({
    step: 'token',
    code: 'flow.error_response',
    message: 'The token endpoint answered invalid_grant.',
    parameter: 'code',
    section: 'RFC 6749 §5.2',
  });
  expect(run.fault?.remedy).toContain('A code is single use');
  expect(stepOf(run, 'token').strict).toMatchObject({ verdict: 'oauth_error' });
});

it('as invalid_client names the client, and the missing challenge is a finding', async () => {
  const { acquire } = await openFlow({
    profile: () => ({ ...MACHINE, clientAuthMethod: 'client_secret_basic' }),
    clientSecret: SECRET,
    answers: () => ({ '/token': json({ error: 'invalid_client' }, 401) }),
  });
  const run = await acquire();
  expect(endOf(run)).toMatchObject({ step: 'token', code: 'flow.error_response', parameter: 'client_id' });
  expect(run.fault?.remedy).toContain('the secret and the authentication method');
  expect(failsOf(run, 'token')).toEqual(['token_response.challenge.missing']);
});

it('is quoted without the secrets that the server echoes', async () => {
  const { acquire, server } = await openFlow({
    profile: () => ({ clientAuthMethod: 'client_secret_post' }),
    clientSecret: SECRET,
    answers: (it) => ({
      '/token': (request, response) => {
        const form = new URLSearchParams(request.text);
        const echoed = ['code', 'code_verifier', 'client_secret'].map((name) => form.get(name)).join(' and ');
        const error_description = `redirect_uri is wrong; you sent ${echoed}, not ${it.accessToken()}`;
        json({ error: 'invalid_grant', error_description }, 400)(request, response);
      },
    }),
  });
  const run = await acquire();
  expect(endOf(run)).toMatchObject({ step: 'token', code: 'flow.error_response', parameter: 'redirect_uri' });
  expect(run.fault?.message).toContain('you sent [hidden] and [hidden] and [hidden], not ');
  const sent = new URLSearchParams(server.seen.find(({ path }) => path === '/token')?.body);
  expect(JSON.stringify(run)).not.toContain(sent.get('code_verifier'));
});

it('as an error that is no error code of any specification is quoted as it is, and a finding', async () => {
  const { acquire } = await openFlow({
    profile: () => MACHINE,
    answers: () => ({ '/token': json({ error: 'constructor' }, 400) }),
  });
  const run = await acquire();
  expect(endOf(run)).toMatchObject({
    step: 'token',
    message: 'The token endpoint answered constructor.',
    remedy: 'The server refused, in its own words. Look at the parameter and section that the step names.',
  });
  expect(failsOf(run, 'token')).toContain('token_response.error.unknown_code');
});

it('with status 200 is still refused, and a finding', async () => {
  const { acquire } = await openFlow({
    profile: () => MACHINE,
    answers: () => ({ '/token': json({ error: 'invalid_scope' }) }),
  });
  const run = await acquire();
  expect(endOf(run)).toMatchObject({ step: 'token', code: 'flow.error_response', parameter: 'scope' });
  expect(failsOf(run, 'token')).toContain('token_response.status.error_with_success');
});
