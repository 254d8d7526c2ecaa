import { describe, expect, it } from 'vitest';
import type { WindowMemory } from '../../src/contract/models/app.ts';
import { loadWindowMemory, saveWindowMemory } from '../../src/engine/window-memory.ts';
import { fakeMachine } from '../support/fake-ports.ts';

const MEMORY: WindowMemory = {
  place: { kind: 'profile', profileId: 'p1', tab: 'wire' },
  isSidebarOpen: false,
  panes: { sidebar: 300 },
  tokens: { p1: 't1' },
  recent: ['act inspect'],
};

describe('what is remembered of the window', () => {
  it('is read as it was written', async () => {
    let saved: string | undefined;
    const { ports } = fakeMachine({
      store: {
        getSetting: async () => saved,
        putSetting: async (_name: string, text: string) => void (saved = text),
      },
    });
    expect(await loadWindowMemory(ports.store)).toBeUndefined();
    await saveWindowMemory(ports.store, MEMORY);
    expect(await loadWindowMemory(ports.store)).toEqual(MEMORY);
  });

  it.each([
    ['no JSON', '{'],
    ['a list', '[]'],
    ['a place of another Assay', JSON.stringify({ ...MEMORY, place: { kind: 'drills' } })],
    ['a member more', JSON.stringify({ ...MEMORY, secret: 'x' })],
    ['a pane of no size', JSON.stringify({ ...MEMORY, panes: { sidebar: -1 } })],
  ])('is nothing where %s was saved', async (_, saved) => {
    const { ports } = fakeMachine({ store: { getSetting: async () => saved } });
    expect(await loadWindowMemory(ports.store)).toBeUndefined();
  });
});
