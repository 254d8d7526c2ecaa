import { Secret } from '../../../../src/core/secret.ts';
import { createStore } from '../../../../src/node/store/create-store.ts';

/*
 * A second Assay: a process of its own that opens the vault and does one task on it, told by its parent.
 * It answers by messages and ends.
 */
type Task = { readonly path: string; readonly key: readonly number[] } & (
  | { readonly kind: 'write'; readonly name: string; readonly count: number }
  | { readonly kind: 'lease'; readonly grantId: string; readonly owner: string; readonly rounds: number }
  | { readonly kind: 'initialise' }
  | { readonly kind: 'die_sending'; readonly grantId: string; readonly owner: string }
);

process.once('message', (task: Task) => {
  void work(task).then(() => process.disconnect());
});

const WORKER_URL = new URL('../../../../src/node/store/worker.ts', import.meta.url);

async function work(task: Task): Promise<void> {
  const store = createStore({ workerUrl: WORKER_URL, path: task.path });
  const file = await store.open();
  const key = Uint8Array.from(task.key);
  if (task.kind === 'initialise') {
    process.send?.({
      isFirst: await store.initialise(key),
      proposedId: file.vaultId,
      vaultId: (await store.open()).vaultId,
    });
    await store.close();
    return;
  }
  if (!(await store.unlock(key))) throw new Error('the key did not fit');
  if (task.kind === 'write') {
    for (let n = 0; n < task.count; n += 1)
      await store.putSealed(`${task.name} ${n}`, new Secret(`${task.name} ${n}`));
  } else if (task.kind === 'lease') {
    for (let round = 0; round < task.rounds; round += 1) {
      const { taken } = await store.leaseGrant(`${task.grantId} ${round}`, task.owner, 1000, 60_000);
      process.send?.({ round, taken, owner: task.owner });
    }
  } else {
    const { grant } = await store.leaseGrant(task.grantId, task.owner, 1000, 60_000);
    if (!grant) throw new Error('there is no such grant');
    await store.updateLeasedGrant(task.owner, { ...grant, state: 'sending', intentAtMs: 1000 }, false);
    // Ended under the refresh, as by a power cut: nothing is closed, nothing given back.
    process.kill(process.pid, 'SIGKILL');
  }
  await store.close();
}
