import { expect, it } from 'vitest';
import { BuiltList } from '../../src/engine/build/built-list.ts';
import { fault } from '../../src/core/faults.ts';
import { StoreError } from '../../src/engine/store-error.ts';

/** A store of one setting that counts what it is asked. */
function countingStore(isLocked = false) {
  const asked = { settings: 0, ids: 0 };
  const settings = new Map<string, string>();
  return {
    asked,
    getSetting: async (name: string) => {
      asked.settings++;
      return settings.get(name);
    },
    putSetting: async (name: string, value: string) => void settings.set(name, value),
    tokenId: async (text: string) => {
      asked.ids++;
      if (isLocked) throw new StoreError(fault('vault.locked', 'The vault is locked.'));
      return `id of ${text}`;
    },
  };
}

it('is looked at once for all tokens of a text', async () => {
  const store = countingStore();
  const list = new BuiltList(store);
  await list.add('a');
  await list.add('b');
  store.asked.settings = 0;
  const isBuilt = await list.lookUp();
  expect(await Promise.all(['a', 'b', 'c'].map(isBuilt))).toEqual([true, true, false]);
  expect(store.asked.settings).toBe(1);
});

it('asks for no ids where nothing was made here', async () => {
  const store = countingStore();
  const isBuilt = await new BuiltList(store).lookUp();
  expect(await isBuilt('a')).toBe(false);
  expect(store.asked.ids).toBe(0);
});

it('knows what another program made meanwhile', async () => {
  const store = countingStore();
  const [one, other] = [new BuiltList(store), new BuiltList(store)];
  await one.add('a');
  expect(await one.has('b')).toBe(false);
  await other.add('b');
  expect([await one.has('b'), await one.has('a')]).toEqual([true, true]);
});

it('says no where the vault is locked, and lets a bug be one', async () => {
  const locked = countingStore(true);
  await locked.putSetting('built_tokens', '["id of a"]');
  expect(await new BuiltList(locked).has('a')).toBe(false);
  const broken = { ...countingStore(), getSetting: () => Promise.reject(new TypeError('x')) };
  await expect(new BuiltList(broken).has('a')).rejects.toThrow(TypeError);
});
