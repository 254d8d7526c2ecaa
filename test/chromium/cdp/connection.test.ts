import { PassThrough } from 'node:stream';
import { describe, expect, test, vi } from 'vitest';
import { connect } from '../../../src/chromium/cdp/connection.ts';

/** A connection whose other end is the test. */
function open() {
  const input = new PassThrough();
  const output = new PassThrough();
  const say = (message: object): void => void input.write(`${JSON.stringify(message)}\0`);
  const heard = (): { id: number; method: string; params: unknown; sessionId?: string }[] =>
    String(output.read() ?? '')
      .split('\0')
      .filter((text) => text !== '')
      .map((text) => JSON.parse(text) as ReturnType<typeof heard>[number]);
  return { connection: connect(input, output), input, output, say, heard };
}

describe('the connection to Chromium', () => {
  test('gives each command its own answer, in whatever order they come', async () => {
    const { connection, say, heard } = open();
    const first = connection.send('Target.createBrowserContext', { proxyServer: 'direct://' });
    const second = connection.session('S').send('Page.navigate', { url: 'https://assay.invalid/' });
    const [one, two] = heard();
    expect(one).toMatchObject({
      method: 'Target.createBrowserContext',
      params: { proxyServer: 'direct://' },
    });
    expect(two).toMatchObject({ method: 'Page.navigate', sessionId: 'S' });
    say({ id: two?.id, result: { loaderId: 'L' }, sessionId: 'S' });
    say({ id: one?.id, result: { browserContextId: 'C' } });
    expect(await second).toEqual({ loaderId: 'L' });
    expect(await first).toEqual({ browserContextId: 'C' });
  });

  test('rejects a command that Chromium refuses, in its words and with the command’s name', async () => {
    const { connection, say, heard } = open();
    const sent = connection.send('Browser.close', {});
    say({ id: heard()[0]?.id, error: { message: 'not now' } });
    await expect(sent).rejects.toThrow('Browser.close: not now');
  });

  test('hands events to the listeners of their own session', async () => {
    const { connection, say } = open();
    const heard = {
      browser: vi.fn<(event: object) => void>(),
      own: vi.fn<() => void>(),
      other: vi.fn<() => void>(),
    };
    connection.on('Target.targetDestroyed', heard.browser);
    connection.session('A').on('Inspector.targetCrashed', heard.own);
    connection.session('B').on('Inspector.targetCrashed', heard.other);
    say({ method: 'Inspector.targetCrashed', params: {}, sessionId: 'A' });
    say({ method: 'Target.targetDestroyed', params: { targetId: 'T' } });
    await vi.waitFor(() => expect(heard.browser).toHaveBeenCalledWith({ targetId: 'T' }));
    expect(heard.own).toHaveBeenCalledOnce();
    expect(heard.other).not.toHaveBeenCalled();
  });

  test('rejects what is under way when the pipe ends, and everything after', async () => {
    const { connection, input } = open();
    const underWay = connection.send('Browser.close', {});
    input.destroy();
    await expect(underWay).rejects.toThrow('the browser has gone');
    await connection.closed;
    await expect(connection.send('Browser.close', {})).rejects.toThrow('the browser has gone');
  });

  test('survives a pipe that breaks while it writes', async () => {
    const { connection, input, output } = open();
    output.destroy(new Error('EPIPE'));
    const sent = connection.send('Browser.close', {});
    input.destroy(new Error('ECONNRESET'));
    await expect(sent).rejects.toThrow('the browser has gone');
  });
});
