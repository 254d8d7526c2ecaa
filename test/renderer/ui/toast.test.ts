import { beforeEach, describe, expect, test } from 'vitest';
import { useAnnounced } from '../../../src/renderer/ui/announce/announce.ts';
import { dismissToast, showToast, useToasts } from '../../../src/renderer/ui/toast/toast.ts';

const texts = () => useToasts.getState().toasts.map(({ text }) => text);

beforeEach(() => useToasts.setState({ toasts: [] }));

describe('what is said in passing', () => {
  test('comes in order, and the oldest gives way to a fourth', () => {
    for (const text of ['one', 'two', 'three', 'four']) showToast({ text });
    expect(texts()).toEqual(['two', 'three', 'four']);
  });

  test('is said to screen readers by the one announcer', () => {
    showToast({ text: 'Copied' });
    expect(useAnnounced.getState().said.at(-1)?.text).toBe('Copied');
  });

  test('stays longer where there is something to do about it', () => {
    showToast({ text: 'Copied' });
    showToast({ text: 'Removed', action: { label: 'Undo', run: () => undefined } });
    showToast({ text: 'Brief', ms: 100 });
    const [copied, removed, brief] = useToasts.getState().toasts;
    expect(removed!.ms).toBeGreaterThan(copied!.ms);
    expect(brief!.ms).toBe(100);
  });

  test('goes when it is dismissed, and only that one', () => {
    showToast({ text: 'one' });
    showToast({ text: 'two' });
    dismissToast(useToasts.getState().toasts[0]!.id);
    expect(texts()).toEqual(['two']);
  });
});
