import { createKeychain } from '../../../../src/node/keychain/create-keychain.ts';

/*
 * A program that reads one entry and ends: `one-operation.ts [child|here] ACCOUNT LIMIT_MS`. What it saw goes to stdout.
 */
const [where, account = '', limit] = process.argv.slice(2);
const processUrl = new URL('../../../../src/node/keychain/keychain-process.ts', import.meta.url);
const keychain = createKeychain({ timeLimitMs: Number(limit), ...(where === 'child' ? { processUrl } : {}) });
const key = await keychain.read(account);
process.stdout.write(
  JSON.stringify(key.ok ? { key: key.value === null ? null : [...key.value] } : { code: key.fault.code }),
);
