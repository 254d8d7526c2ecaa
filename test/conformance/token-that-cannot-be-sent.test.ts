import { expect, it } from 'vitest';
import { json } from '../support/test-server.ts';
import { MACHINE, endOf, openFlow } from '../support/flow.ts';
import { ended } from '../support/test-engine.ts';

it.each([
  ['a line feed', 'abcdefgh\r\nX-Evil: 1'],
  ['a letter beyond Latin-1', 'abcdefgh\u2028\u{1f600}'],
])('with %s in it is kept, and no header is made of it', async (_, accessToken) => {
  const { acquire, engine, server } = await openFlow({
    profile: () => MACHINE,
    answers: (it) => ({ '/token': json(it.tokens({ access_token: accessToken, refresh_token: undefined })) }),
  });
  const run = await acquire();
  expect(run.status).toBe('succeeded');
  const tokenId = run.tokens[0]?.tokenId ?? '';
  const userinfo = await ended(engine.userinfo(tokenId));
  expect(endOf(userinfo)).toMatchObject({ step: 'userinfo', code: 'input.invalid' });
  const call = await ended(engine.call({ tokenId, apiId: 'api' }));
  expect(endOf(call)).toMatchObject({ step: 'call', code: 'input.invalid' });
  expect([server.count('/userinfo'), server.count('/api')]).toEqual([0, 0]);
});
