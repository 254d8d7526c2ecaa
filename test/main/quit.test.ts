import { beforeEach, describe, expect, test, vi } from 'vitest';
import { setupQuit } from '../../src/main/quit.ts';
import { app } from './fake-electron.ts';

vi.mock('electron', () => import('./fake-electron.ts'));

beforeEach(() => {
  vi.clearAllMocks();
  app.removeAllListeners();
});

const willQuit = (): { preventDefault: () => void } => {
  const event = { preventDefault: vi.fn<() => void>() };
  app.emit('will-quit', event);
  return event;
};

describe('quitting', () => {
  test('follows when the window is closed, on every system', () => {
    setupQuit(() => Promise.resolve());
    app.emit('window-all-closed');
    expect(app.quit).toHaveBeenCalledOnce();
  });

  test('waits for the program to close, however often it is asked for, and ends once', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const close = vi.fn<() => Promise<void>>().mockReturnValue(promise);
    setupQuit(close);
    for (const event of [willQuit(), willQuit()]) expect(event.preventDefault).toHaveBeenCalledOnce();
    expect(app.exit).not.toHaveBeenCalled();
    resolve();
    await vi.waitFor(() => expect(app.exit).toHaveBeenCalledOnce());
    expect(app.exit).toHaveBeenCalledWith(0);
    expect(close).toHaveBeenCalledOnce();
  });

  test('goes on when the program cannot close', async () => {
    setupQuit(() => Promise.reject(new Error('stuck')));
    willQuit();
    await vi.waitFor(() => expect(app.exit).toHaveBeenCalledOnce());
  });

  test('does not wait for ever', () => {
    vi.useFakeTimers();
    try {
      setupQuit(() => new Promise(() => undefined));
      willQuit();
      vi.advanceTimersByTime(4999);
      expect(app.exit).not.toHaveBeenCalled();
      vi.advanceTimersByTime(1);
      expect(app.exit).toHaveBeenCalledOnce();
    } finally {
      vi.useRealTimers();
    }
  });
});
