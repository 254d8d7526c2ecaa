import { randomBytes } from 'node:crypto';
import { Secret } from '../../../../src/core/secret.ts';
import { createVault } from '../../../../src/engine/vault/vault.ts';
import { createKeychain } from '../../../../src/node/keychain/create-keychain.ts';
import { createStore } from '../../../../src/node/store/create-store.ts';

/*
 * An Assay without its window: opens the vault at PATH with the session's keychain, does what it is told, and ends.
 * `vault-process.ts PATH [put VALUE | setAside | useMemory]`; the status and the value it finds go to stdout.
 */
const [path = '', act, value = ''] = process.argv.slice(2);
const source = '../../../../src/node/';
const quiet = () => undefined;
const store = createStore({ workerUrl: new URL(`${source}store/worker.ts`, import.meta.url), path });
const vault = await createVault(
  {
    store,
    keychain: createKeychain({
      processUrl: new URL(`${source}keychain/keychain-process.ts`, import.meta.url),
      timeLimitMs: 20_000,
    }),
    random: {
      bytes: (n) => new Uint8Array(randomBytes(n)),
      token: (n) => randomBytes(n).toString('base64url'),
      id: () => randomBytes(8).toString('hex'),
    },
    log: { info: quiet, warn: quiet, bug: quiet },
  },
  quiet,
);
if (act === 'setAside') await vault.setAside();
if (act === 'useMemory') await vault.useMemory();
if (act === 'put') await store.putSealed('name', new Secret(value));
const found = await store.getSealed('name').catch(() => undefined);
process.stdout.write(JSON.stringify({ status: vault.status(), value: found?.expose() ?? null }));
await store.close();
