import { expect, it } from 'vitest';
import { json, metadata } from '../support/test-server.ts';
import { openFlow, stepOf } from '../support/flow.ts';

it('is enough', async () => {
  const { acquire } = await openFlow({
    answers: ({ origin }) => ({
      '/.well-known/openid-configuration': (_, response) => response.writeHead(404).end(),
      '/.well-known/oauth-authorization-server': json(metadata(origin)),
    }),
  });
  const run = await acquire();
  expect(run.status).toBe('succeeded');
  expect(stepOf(run, 'discover').summary).toMatch(
    /^The RFC 8414 metadata was read; .*openid-configuration answered 404\.$/,
  );
});
