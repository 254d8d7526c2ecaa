import { expect, it } from 'vitest';
import { text } from '../support/authorization-server.ts';
import { json } from '../support/test-server.ts';
import { MACHINE, openFlow, stepOf } from '../support/flow.ts';
import { failsOf, valueOf } from '../support/test-engine.ts';

it.each([
  ['a web page', text('<html></html>', 'text/html'), '200 with an HTML page'],
  ['an object without keys', json({ kty: 'EC' }), '200 with JSON that has no list of keys'],
  ['a failure', json({}, 503), '503 with'],
  ['keys that are no list', json({ keys: {} }), '200 with JSON that has no list of keys'],
])(
  'where it is %s fails the keys step alone: the token is there, and unchecked',
  async (_, answer, words) => {
    const { acquire, engine } = await openFlow({
      profile: () => MACHINE,
      answers: () => ({ '/jwks': answer }),
    });
    const run = await acquire();
    expect(run).toMatchObject({ status: 'succeeded', tokens: [{ role: 'access_token' }] });
    expect(stepOf(run, 'keys')).toMatchObject({
      status: 'failed',
      fault: { code: 'flow.response_unusable', parameter: 'jwks_uri', section: 'RFC 7517 §5' },
    });
    expect(stepOf(run, 'keys').fault?.message).toContain(words);
    expect(failsOf(run, 'check')).toContain('token.signature.unchecked');
    const view = valueOf(await engine.viewToken(run.tokens[0]?.tokenId ?? ''));
    expect(view.signature).toEqual({
      state: 'unchecked',
      reason: 'keys_unreachable',
      message: 'The issuer’s keys are not here: they could not be fetched.',
    });
  },
);
