import type { CommandSpec } from '../arguments/options.ts';
import { DEMO, SANDBOX } from './sandbox.ts';
import { TOKEN, DECRYPT, INTROSPECT, REVOKE, REFRESH, USERINFO, CALL } from './tokens.ts';
import { BUILD } from './build.ts';
import { LINEAGE } from './lineage.ts';
import { COMPARE } from './compare.ts';
import { SCAN } from './scan.ts';
import { INSPECT } from './inspect.ts';
import { PROFILES_LIST, PROFILES_SHOW, PROFILES_KEYS, PROFILES_ADD, PROFILES_REMOVE } from './profiles.ts';
import { HELP, VERSION } from './help.ts';

/**
 * Everything the command line has to say of itself, in the order help shows it: parsing, help and docs/cli.md come from
 * these tables. Data only; no command is loaded by reading them.
 */
export const SPECS: readonly CommandSpec[] = [
  DEMO,
  TOKEN,
  INSPECT,
  DECRYPT,
  COMPARE,
  BUILD,
  LINEAGE,
  SCAN,
  INTROSPECT,
  REVOKE,
  REFRESH,
  USERINFO,
  CALL,
  PROFILES_LIST,
  PROFILES_SHOW,
  PROFILES_KEYS,
  PROFILES_ADD,
  PROFILES_REMOVE,
  SANDBOX,
  HELP,
  VERSION,
];
