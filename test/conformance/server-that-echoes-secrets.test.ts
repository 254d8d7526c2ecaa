import { expect, it } from 'vitest';
import { json } from '../support/test-server.ts';
import { MACHINE, openFlow, stepOf, tokenOf } from '../support/flow.ts';
import { ended, valueOf } from '../support/test-engine.ts';

const SECRET = 'winter is coming';
const CONFIDENTIAL = { clientAuthMethod: 'client_secret_post' } as const;

/** Refuses, and says what it was sent where an error code should be. */
const ECHO = (name: string): ReturnType<typeof json> => {
  return (request, response) => {
    const error = `no client has ${new URLSearchParams(request.text).get(name)}`;
    json({ error }, 400)(request, response);
  };
};

it('in its error code is quoted in findings and in the strict verdict without them', async () => {
  const { acquire } = await openFlow({
    profile: () => ({ ...MACHINE, ...CONFIDENTIAL }),
    clientSecret: SECRET,
    answers: () => ({ '/token': ECHO('client_secret') }),
  });
  const { findings, strict } = stepOf(await acquire(), 'token');
  expect(findings.find(({ code }) => code === 'token_response.error.unknown_code')?.evidence).toEqual({
    error: 'no client has [hidden]',
  });
  expect(strict?.reason).toContain('no client has [hidden]');
});

it('in its error code is quoted in what is kept of a token without them', async () => {
  const { acquire, engine } = await openFlow({
    profile: () => ({ ...MACHINE, ...CONFIDENTIAL }),
    clientSecret: SECRET,
    answers: () => ({ '/revoke': ECHO('client_secret') }),
  });
  const tokenId = tokenOf(await acquire());
  await ended(engine.revoke(tokenId));
  const { observations } = valueOf(await engine.viewToken(tokenId));
  expect(observations.map(({ detail }) => detail)).toEqual(['400 no client has [hidden]']);
});
