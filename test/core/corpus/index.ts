import { base64url } from './base64url.ts';
import { duplicates } from './duplicates.ts';
import type { BadToken } from './entry.ts';
import { encrypted } from './encrypted.ts';
import { extensions } from './extensions.ts';
import { header } from './header.ts';
import { inJson } from './in-json.ts';
import { json } from './json.ts';
import { confusion, keys } from './keys.ts';
import { numbers } from './numbers.ts';
import { segments } from './segments.ts';
import { selective } from './selective.ts';
import { times } from './times.ts';
import { unicode } from './unicode.ts';
import { wrappers } from './wrappers.ts';

/** Every bad token, by what is wrong with it. */
export const CORPUS: readonly (readonly [kind: string, tokens: readonly BadToken[]])[] = [
  ['segments', segments],
  ['base64url', base64url],
  ['JSON', json],
  ['names that stand twice', duplicates],
  ['numbers', numbers],
  ['Unicode', unicode],
  ['header and claims', header],
  ['crit and b64', extensions],
  ['times', times],
  ['keys of its own', keys],
  ['algorithms', confusion],
  ['encrypted tokens', encrypted],
  ['disclosures', selective],
  ['signed tokens in JSON', inJson],
  ['what stands around it', wrappers],
];
