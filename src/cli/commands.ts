import { type Command, command } from './command.ts';
import * as specs from './specs.ts';

/** What runs for each specification. */
export const COMMANDS: readonly Command[] = [
  command(specs.DEMO, () => import('./commands/demo.ts')),
  command(specs.TOKEN, () => import('./commands/token.ts')),
  command(specs.INSPECT, () => import('./commands/inspect.ts')),
  command(specs.INTROSPECT, () => import('./commands/introspect.ts')),
  command(specs.REVOKE, () => import('./commands/revoke.ts')),
  command(specs.REFRESH, () => import('./commands/refresh.ts')),
  command(specs.USERINFO, () => import('./commands/userinfo.ts')),
  command(specs.CALL, () => import('./commands/call.ts')),
  command(specs.PROFILES_LIST, () => import('./commands/profiles-list.ts')),
  command(specs.PROFILES_SHOW, () => import('./commands/profiles-show.ts')),
  command(specs.PROFILES_ADD, () => import('./commands/profiles-add.ts')),
  command(specs.PROFILES_REMOVE, () => import('./commands/profiles-remove.ts')),
  command(specs.SANDBOX, () => import('./commands/sandbox.ts')),
  command(specs.HELP, () => import('./commands/help.ts')),
  command(specs.VERSION, () => import('./commands/version.ts')),
];
