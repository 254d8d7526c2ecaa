import { expect, it } from 'vitest';
import { text } from '../support/authorization-server.ts';
import { MACHINE, endOf, openFlow, stepOf } from '../support/flow.ts';
import { failsOf } from '../support/test-engine.ts';

it.each([
  ['a web page', '<html>Sign in</html>', 'text/html', 'an HTML page'],
  ['nothing', '', 'application/json', 'nothing'],
  ['half a JSON text', '{"access_token":"eyJ', 'application/json', 'text that is no JSON'],
  [
    'a form',
    'access_token=abcdef&token_type=bearer',
    'application/x-www-form-urlencoded',
    'text that is no JSON',
  ],
  ['a list', '["access_token"]', 'application/json', 'JSON that is no object'],
  ['bytes', Uint8Array.of(0xff, 0xfe, 0x00, 0xc3), 'application/octet-stream', 'bytes that are no text'],
])('ends the token step where it is %s, although the status is 200', async (_, body, type, words) => {
  const { acquire, engine, profile } = await openFlow({
    profile: () => MACHINE,
    answers: () => ({ '/token': text(body, type) }),
  });
  const run = await acquire();
  expect(endOf(run)).toMatchObject({
    step: 'token',
    code: 'flow.response_unusable',
    message: `The token endpoint answered 200 with ${words}.`,
    parameter: 'access_token',
    section: 'RFC 6749 §5.1',
  });
  expect(failsOf(run, 'token')).toContain('token_response.body.not_json');
  expect(stepOf(run, 'token')).toMatchObject({ strict: { verdict: 'refused' }, exchangeIds: { length: 1 } });
  const tokens = await engine.listTokens({ profileId: profile.id });
  expect(tokens).toEqual({ ok: true, value: [] });
});
