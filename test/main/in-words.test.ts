import { expect, test } from 'vitest';
import { DEFAULT_SETTINGS } from '../../src/contract/models/app.ts';
import { fault } from '../../src/core/faults.ts';
import type { Finding, Policy } from '../../src/core/findings/finding.ts';
import { failed, ok } from '../../src/core/result.ts';
import { newRun, reduceRun } from '../../src/core/run/run.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { createHandlers, type HandlerParts } from '../../src/main/handlers.ts';

const NO_ALG: Finding = { code: 'token.alg.none', outcome: 'fail', evidence: { alg: 'none' } };
const WORDS = { title: 'Not signed: alg is none', severity: 'violation', section: 'RFC 7518 §3.6' };

/** The handlers over an engine that answers so, and nothing else. */
function handlersOver(engine: Partial<Engine>, policy: Policy = 'default') {
  const settings = () => ({ ...DEFAULT_SETTINGS, policy });
  return createHandlers({ engine: { settings, ...engine } } as unknown as HandlerParts);
}

const found = async () => ok({ findings: [NO_ALG] }) as never;
const inTheWindow = ok({ findings: [{ ...NO_ALG, words: expect.objectContaining(WORDS) }] });
/** A token with one thing in it, as the engine has it and as the window gets it. */
const token = { findings: [NO_ALG], layers: [{ id: '0', findings: [NO_ALG] }] };
const shownToken = {
  findings: inTheWindow.value.findings,
  layers: [{ id: '0', findings: inTheWindow.value.findings }],
};

test('a stored token, each thing in it, what is known or learnt of a server, and a form that is checked leave with the words of their findings', async () => {
  const handlers = handlersOver({
    viewToken: async () => ok(token) as never,
    discover: found,
    knownServer: found,
    checkTyped: found,
  });
  expect(await handlers['token.get']({ tokenId: 't' })).toEqual(ok(shownToken));
  expect(await handlers['profiles.discover']({ issuer: 'i' })).toEqual(inTheWindow);
  expect(await handlers['profiles.known_server']({ issuer: 'i' })).toEqual(inTheWindow);
  expect(await handlers['profiles.check']({} as never)).toEqual(inTheWindow);
});

test('pasted tokens leave with the words of theirs', async () => {
  const handlers = handlersOver({ inspect: async () => ok([token]) as never });
  expect(await handlers['inspect.text']({ text: '' })).toEqual(ok([shownToken]));
});

test('what is found is judged by the policy that was chosen', async () => {
  const bearer: Finding = { code: 'access_token.binding.absent', outcome: 'fail', evidence: {} };
  const engine = { viewToken: async () => ok({ findings: [bearer], layers: [] }) as never };
  const under = async (policy: Policy) => {
    const answer = await handlersOver(engine, policy)['token.get']({ tokenId: 't' });
    return answer.ok ? answer.value.findings[0] : undefined;
  };
  expect(await under('default')).toMatchObject({
    outcome: 'not_applicable',
    reason: expect.stringContaining('FAPI 2.0 Security Profile'),
    words: { remedy: '' },
  });
  expect(await under('rfc9700')).toMatchObject({ outcome: 'fail', words: { severity: 'risk' } });
  expect(await under('fapi2_message_signing')).toMatchObject({ words: { severity: 'violation' } });
});

test('a run that is looked at has words at each step, a list of runs has none', async () => {
  const start = newRun({ id: 'r', kind: 'acquire', startedAtMs: 0, title: 't' }, ['token']);
  const run = reduceRun(start, { type: 'step.findings', step: 'token', findings: [NO_ALG] });
  const handlers = handlersOver({ getRun: async () => ok(run), listRuns: async () => ok([run]) });
  expect(await handlers['run.get']({ runId: 'r' })).toMatchObject({
    value: { id: 'r', steps: [{ id: 'token', findings: [{ words: WORDS }] }] },
  });
  expect(await handlers['run.list']({})).toEqual(ok([run]));
});

test('a server that nothing is known of stays nothing, and a fault stays as it is', async () => {
  const gone = failed(fault('token.not_found', 'It is gone.'));
  const handlers = handlersOver({ knownServer: async () => ok(null), viewToken: async () => gone });
  expect(await handlers['profiles.known_server']({ issuer: 'i' })).toEqual(ok(null));
  expect(await handlers['token.get']({ tokenId: 't' })).toBe(gone);
});

test('an exchange leaves with what the names and errors in it mean', async () => {
  const request = { startLine: 'GET https://api.example/?scope=a', headers: [], body: '', bodyKind: 'empty' };
  const headers = [['WWW-Authenticate', 'Bearer error="invalid_token"']];
  const response = { startLine: 'HTTP/1.1 401', headers, body: '{"sub":"x"}', bodyKind: 'json' };
  const handlers = handlersOver({ getExchange: async () => ok({ request, response }) as never });
  expect(await handlers['exchange.get']({ exchangeId: 'x' })).toMatchObject({
    value: {
      request: { meanings: { names: { scope: { section: 'RFC 6749 §3.3' } }, errors: {} } },
      response: { meanings: { errors: { invalid_token: { section: 'RFC 6750 §3.1' } } } },
    },
  });
});
