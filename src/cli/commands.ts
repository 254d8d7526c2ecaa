import { type Command, command } from './command.ts';
import { DEMO, SANDBOX } from './specs/sandbox.ts';
import { TOKEN, DECRYPT, INTROSPECT, REVOKE, REFRESH, USERINFO, CALL } from './specs/tokens.ts';
import { BUILD } from './specs/build.ts';
import { LINEAGE } from './specs/lineage.ts';
import { COMPARE } from './specs/compare.ts';
import { SCAN } from './specs/scan.ts';
import { INSPECT } from './specs/inspect.ts';
import {
  PROFILES_LIST,
  PROFILES_SHOW,
  PROFILES_KEYS,
  PROFILES_ADD,
  PROFILES_REMOVE,
} from './specs/profiles.ts';
import { HELP, VERSION } from './specs/help.ts';

/** What runs for each specification. */
export const COMMANDS: readonly Command[] = [
  command(DEMO, () => import('./commands/demo.ts')),
  command(TOKEN, () => import('./commands/token.ts')),
  command(INSPECT, () => import('./commands/inspect.ts')),
  command(DECRYPT, () => import('./commands/decrypt.ts')),
  command(COMPARE, () => import('./commands/compare.ts')),
  command(BUILD, () => import('./commands/build.ts')),
  command(LINEAGE, () => import('./commands/lineage.ts')),
  command(SCAN, () => import('./commands/scan.ts')),
  command(INTROSPECT, () => import('./commands/introspect.ts')),
  command(REVOKE, () => import('./commands/revoke.ts')),
  command(REFRESH, () => import('./commands/refresh.ts')),
  command(USERINFO, () => import('./commands/userinfo.ts')),
  command(CALL, () => import('./commands/call.ts')),
  command(PROFILES_LIST, () => import('./commands/profiles-list.ts')),
  command(PROFILES_SHOW, () => import('./commands/profiles-show.ts')),
  command(PROFILES_KEYS, () => import('./commands/profiles-keys.ts')),
  command(PROFILES_ADD, () => import('./commands/profiles-add.ts')),
  command(PROFILES_REMOVE, () => import('./commands/profiles-remove.ts')),
  command(SANDBOX, () => import('./commands/sandbox.ts')),
  command(HELP, () => import('./commands/help.ts')),
  command(VERSION, () => import('./commands/version.ts')),
];
