import { expect, it } from 'vitest';
import { text } from '../support/authorization-server.ts';
import { endOf, openFlow, stepOf } from '../support/flow.ts';
import { failsOf } from '../support/test-engine.ts';

it('ends discovery where a web page answers in the place of the metadata, and sends nothing else', async () => {
  const page = text('<!doctype html><title>Welcome</title>', 'text/html');
  const { acquire, server } = await openFlow({
    answers: () => ({
      '/.well-known/openid-configuration': page,
      '/.well-known/oauth-authorization-server': page,
    }),
  });
  const run = await acquire();
  expect(endOf(run)).toMatchObject({
    step: 'discover',
    code: 'discovery.failed',
    parameter: 'issuer',
    section: 'RFC 8414 §3',
    remedy: 'Check the issuer’s address. Endpoints can be entered by hand where there is no metadata.',
  });
  expect(run.fault?.message).toContain('answered with an HTML page');
  expect(failsOf(run, 'discover')).toEqual(['metadata.document.not_json', 'metadata.document.content_type']);
  expect(stepOf(run, 'discover').exchangeIds).toHaveLength(2);
  expect(server.seen.map(({ method }) => method)).toEqual(['GET', 'GET']);
  expect(run.steps.filter(({ status }) => status === 'skipped')).toHaveLength(8);
});
