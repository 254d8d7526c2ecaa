import { createStore } from '../../../../src/node/store/create-store.ts';

/* A program that opens a store, listens for changes and ends without closing it. */
const path = process.argv[2] ?? '';
const store = createStore({
  workerUrl: new URL('../../../../src/node/store/worker.ts', import.meta.url),
  path,
});
await store.open();
await store.useMemory();
store.onForeignChange(() => undefined);
