import { expect, onTestFinished, test } from 'vitest';
import { goodProfile } from '../../support/flow.ts';
import { ended, startTestEngine, valueOf } from '../../support/test-engine.ts';
import { boundToken } from '../sandbox/bound-token.ts';
import { start } from '../sandbox/support.ts';

test.each([
  ['takes a token with the proof that Assay makes', [], [200]],
  ['that wants its nonce asks for it once, and takes the proof with it', ['dpop-nonce-required'], [401, 200]],
] as const)('the sandbox’s API %s', async (_, faults, statuses) => {
  const sandbox = await start({ faults: [...faults] });
  onTestFinished(() => sandbox.stop());
  const started = await startTestEngine();
  onTestFinished(() => started.close());
  const { engine } = started;
  const { profile } = valueOf(await engine.saveProfile({ profile: goodProfile(sandbox.issuer) }));
  const { token, key } = await boundToken(sandbox);
  const tokenId = valueOf(await engine.keepToken(token, profile.id));
  const url = `${sandbox.apis.signature.url}?page=1`;
  const run = await ended(engine.call({ tokenId, url, key }));
  expect(run.steps[0]?.summary).toContain('accepts the token (200)');
  const exchanges = valueOf(await engine.exchangesOfRun(run.id));
  expect(exchanges.map(({ status }) => status)).toEqual(statuses);
});
