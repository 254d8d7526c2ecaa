import { expect, it } from 'vitest';
import { MACHINE, faultOf, openFlow, tokenOf } from '../support/flow.ts';
import { ended, valueOf } from '../support/test-engine.ts';

it('sends them in their order and case, in place of its own of the same name', async () => {
  const { acquire, engine, profile } = await openFlow({ profile: () => MACHINE });
  const tokenId = tokenOf(await acquire());
  await ended(
    engine.call({
      tokenId,
      apiId: 'api',
      method: 'POST',
      headers: [
        ['accept', 'application/json'],
        ['X-A', '1'],
        ['X-A', '2'],
        ['Content-Type', 'application/xml'],
      ],
      body: '{"a":1}',
    }),
  );
  const [call] = valueOf(await engine.listExchanges({ profileId: profile.id }));
  const { request } = valueOf(await engine.getExchange(call?.id ?? '', false));
  const names = request.headers.map(([name]) => name);
  expect(names.filter((name) => /^(accept|x-a|content-type|user-agent)$/i.test(name))).toEqual([
    'User-Agent',
    'accept',
    'X-A',
    'X-A',
    'Content-Type',
  ]);
  expect(request.headers).toContainEqual(['Content-Type', 'application/xml']);
});

it.each([
  [[['Authorization', 'Basic abc']], 'The header Authorization cannot be sent: the token is put there'],
  [[['Host', 'elsewhere.example']], 'The header Host cannot be sent: it is made from the address'],
  [[['X-A', 'a\r\nX-B: b']], 'The header X-A cannot be sent: the value has a line break'],
  [[['X A', 'a']], 'A header cannot be sent: the name has a character'],
] as const)('refuses %o before anything is sent', async (headers, words) => {
  const { acquire, engine, profile } = await openFlow({ profile: () => MACHINE });
  const tokenId = tokenOf(await acquire());
  const before = valueOf(await engine.listExchanges({ profileId: profile.id })).length;
  const refused = faultOf(await engine.call({ tokenId, apiId: 'api', headers }));
  expect(refused).toMatchObject({ code: 'input.invalid', parameter: 'headers' });
  expect(refused.message).toContain(words);
  expect(valueOf(await engine.listExchanges({ profileId: profile.id }))).toHaveLength(before);
});
