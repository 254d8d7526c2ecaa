import { afterEach, describe, expect, test, vi } from 'vitest';
import { fault } from '../../../src/core/faults.ts';
import { failed, ok } from '../../../src/core/result.ts';
import { call } from '../../../src/renderer/bridge/call.ts';

function connect(invoke: (name: string, input: unknown) => Promise<unknown>): void {
  vi.stubGlobal('window', { assay: { invoke, subscribe: () => () => undefined } });
}
afterEach(() => vi.unstubAllGlobals());

describe('a call over the bridge', () => {
  test('gives the value of a good result', async () => {
    connect(async (name, input) => ok([name, input]));
    expect(await call('token.get', { tokenId: 't' })).toEqual(['token.get', { tokenId: 't' }]);
  });

  test('throws a fault as it came, for react-query to carry', async () => {
    const refused = fault('token.not_found', 'Gone.');
    connect(async () => failed(refused));
    await expect(call('token.get', { tokenId: 't' })).rejects.toMatchObject({ fault: refused });
  });

  test.each([undefined, null, 'ok', { value: 1 }, { ok: 'yes' }])(
    'turns the answer %j into a fault',
    async (answer) => {
      connect(async () => answer);
      await expect(call('app.status', {})).rejects.toMatchObject({ fault: { code: 'bridge.bug' } });
    },
  );

  test('turns a rejection into a fault without its words, which may hold a secret', async () => {
    connect(() => Promise.reject(new Error('Bearer eyJhbGciOi')));
    const error: unknown = await call('app.status', {}).catch((caught: unknown) => caught);
    expect(error).toMatchObject({ fault: { code: 'bridge.bug' } });
    expect(JSON.stringify(error) + String(error)).not.toContain('eyJ');
  });

  test('says so where there is no program behind the page', async () => {
    vi.stubGlobal('window', {});
    await expect(call('app.status', {})).rejects.toMatchObject({
      fault: { message: expect.stringContaining('not connected') },
    });
  });
});
