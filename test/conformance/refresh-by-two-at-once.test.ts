import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { json } from '../support/test-server.ts';
import { BROWSER_OF_THE_TEST, openFlow, stepOf, tokenOf, until } from '../support/flow.ts';
import { createMemoryKeychain } from '../support/memory-keychain.ts';
import { type TestEngine, startTestEngine, valueOf } from '../support/test-engine.ts';

/** A window and a terminal of one person: two engines on one vault. */
async function windowAndTerminal(): Promise<readonly [TestEngine, TestEngine]> {
  const directory = await mkdtemp(join(tmpdir(), 'assay-two-'));
  const options = { directory, keychain: createMemoryKeychain(), browser: BROWSER_OF_THE_TEST };
  const one = await startTestEngine(options);
  const other = await startTestEngine(options);
  onTestFinished(async () => {
    await Promise.all([one.close(), other.close()]);
    await rm(directory, { recursive: true, force: true });
  });
  return [one, other];
}

it('sends one request, and both have its tokens', async () => {
  const [window, terminal] = await windowAndTerminal();
  const arrived = Promise.withResolvers<void>();
  const mayAnswer = Promise.withResolvers<void>();
  const { acquire, server } = await openFlow({
    test: window,
    answers: (it) => ({
      '/token': (request, response) => {
        const answer = json(it.tokens({ id_token: undefined }));
        if (!request.text.includes('grant_type=refresh_token')) {
          json(it.tokens())(request, response);
          return;
        }
        arrived.resolve();
        void mayAnswer.promise.then(() => answer(request, response));
      },
    }),
  });
  expect(window.engine.vault.status().mode).toBe('keychain');
  const first = await acquire();

  const one = valueOf(await window.engine.refresh(tokenOf(first)));
  await arrived.promise;
  const other = valueOf(await terminal.engine.refresh(tokenOf(first)));
  await until(terminal.engine, other.runId, (run) => stepOf(run, 'refresh').status === 'running');
  mayAnswer.resolve();

  const [byWindow, byTerminal] = await Promise.all([one.ended, other.ended]);
  expect([byWindow.status, byTerminal.status]).toEqual(['succeeded', 'succeeded']);
  expect(byTerminal.tokens).toEqual(byWindow.tokens);
  expect(stepOf(byTerminal, 'refresh')).toMatchObject({
    summary: 'Another Assay refreshed this grant meanwhile: its result is used.',
    exchangeIds: [],
  });
  expect(server.count('/token')).toBe(2);

  const next = valueOf(await terminal.engine.refresh(tokenOf(byTerminal)));
  expect(await next.ended).toMatchObject({ status: 'succeeded' });
  expect(server.count('/token')).toBe(3);
});

it('waits in vain for one that hangs, and can be cancelled meanwhile', async () => {
  const [window, terminal] = await windowAndTerminal();
  const arrived = Promise.withResolvers<void>();
  const { acquire, server } = await openFlow({
    test: window,
    answers: (it) => ({
      '/token': (request, response) => {
        if (request.text.includes('grant_type=refresh_token')) arrived.resolve();
        else json(it.tokens())(request, response);
      },
    }),
  });
  const first = await acquire();
  const hanging = valueOf(await window.engine.refresh(tokenOf(first)));
  await arrived.promise;
  const waiting = valueOf(await terminal.engine.refresh(tokenOf(first)));
  await until(terminal.engine, waiting.runId, (run) => stepOf(run, 'refresh').status === 'running');
  valueOf(terminal.engine.cancelRun(waiting.runId));
  expect(await waiting.ended).toMatchObject({ status: 'cancelled' });
  valueOf(window.engine.cancelRun(hanging.runId));
  expect(await hanging.ended).toMatchObject({ status: 'cancelled' });

  const after = valueOf(await terminal.engine.refresh(tokenOf(first)));
  expect(await after.ended).toMatchObject({ fault: { code: 'flow.outcome_unknown' } });
  expect(server.count('/token')).toBe(2);
});
