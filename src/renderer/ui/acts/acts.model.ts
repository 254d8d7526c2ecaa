import type { actWords } from '../../words/acts.ts';
import { type KeyPress, type Keys, isPressOf, printKeys } from './keys.model.ts';

export type ActId = keyof typeof actWords.names;
export type ActGroup = keyof typeof actWords.groups;

/** Something that can be done by name. What it does is said once, by who offers it (offers.ts). */
export interface Act {
  readonly id: ActId;
  readonly group: ActGroup;
  readonly keys?: Keys;
  /** On a Mac, where those keys mean something else there. */
  readonly macKeys?: Keys;
  /** The tab of a profile whose screen offers it: asked for elsewhere, that tab is opened first. */
  readonly tab?: 'get' | 'token' | 'wire' | 'call';
}

const mod = (key: string): Keys => ({ key, isMod: true });
const modShift = (key: string): Keys => ({ key, isMod: true, isShift: true });
const alt = (key: string): Keys => ({ key, isAlt: true });

/** Everything that can be done by name, in the order of the list of shortcuts. The palette, the keys and the help read it. */
export const ACTS: readonly Act[] = [
  { id: 'run', group: 'here', keys: mod('Enter') },
  { id: 'address', group: 'here', keys: mod('l') },
  { id: 'find', group: 'here', keys: mod('f') },
  { id: 'verify', group: 'here' },
  { id: 'close', group: 'here', keys: mod('w') },

  { id: 'get_token', group: 'profile', tab: 'get' },
  { id: 'cancel_run', group: 'profile', tab: 'get' },
  { id: 'call_api', group: 'profile', tab: 'call' },
  { id: 'edit_profile', group: 'profile', tab: 'get' },
  { id: 'save_profile', group: 'profile', tab: 'get', keys: mod('s') },
  { id: 'duplicate_profile', group: 'profile', keys: mod('d') },
  { id: 'remove_profile', group: 'profile' },
  { id: 'discard_edits', group: 'profile', tab: 'get' },

  { id: 'copy_token', group: 'token', tab: 'token', keys: modShift('c') },
  { id: 'copy_header', group: 'token', tab: 'token' },
  { id: 'refresh_token', group: 'token', tab: 'token' },
  { id: 'introspect_token', group: 'token', tab: 'token' },
  { id: 'userinfo', group: 'token', tab: 'token' },
  { id: 'revoke_token', group: 'token', tab: 'token' },
  { id: 'watch_token', group: 'token', tab: 'token' },
  { id: 'compare_token', group: 'token', tab: 'token' },
  { id: 'edit_copy', group: 'token', tab: 'token' },
  { id: 'export_token', group: 'token', tab: 'token' },
  { id: 'remove_token', group: 'token', tab: 'token' },

  { id: 'export_har', group: 'here', tab: 'wire' },

  { id: 'palette', group: 'go', keys: mod('k') },
  { id: 'switch_profile', group: 'go', keys: mod('p') },
  { id: 'switch_environment', group: 'go', keys: mod('e') },
  { id: 'all_tokens', group: 'go' },
  { id: 'inspect', group: 'go', keys: mod('i') },
  { id: 'scan', group: 'go' },
  { id: 'compare', group: 'go' },
  { id: 'build', group: 'go' },
  { id: 'new_profile', group: 'go', keys: mod('n') },
  { id: 'tab_1', group: 'go', keys: mod('1') },
  { id: 'tab_2', group: 'go', keys: mod('2') },
  { id: 'tab_3', group: 'go', keys: mod('3') },
  { id: 'tab_4', group: 'go', keys: mod('4') },
  { id: 'wire_all', group: 'go' },
  { id: 'go_back', group: 'go', keys: alt('ArrowLeft'), macKeys: mod('[') },
  { id: 'go_forward', group: 'go', keys: alt('ArrowRight'), macKeys: mod(']') },
  { id: 'start', group: 'go' },

  { id: 'settings', group: 'window', keys: mod(',') },
  { id: 'sidebar', group: 'window', keys: mod('b') },
  { id: 'start_sandbox', group: 'window' },
  { id: 'help', group: 'window', keys: { key: '?', isShift: true } },
];

/** The keys of an act on this system. */
export function keysFor(act: Act, isMac: boolean): Keys | undefined {
  return isMac ? (act.macKeys ?? act.keys) : act.keys;
}

/** The keys of an act as they are printed; empty where it has none. */
export function printedKeys(id: ActId, isMac: boolean): string {
  const act = ACTS.find((candidate) => candidate.id === id);
  const keys = act && keysFor(act, isMac);
  return keys ? printKeys(keys, isMac) : '';
}

/**
 * The act that a key press means, or undefined.
 * `isTyping`: the focus is in a field; then only those with Ctrl, Command or Alt count, so that `?` can be typed.
 */
export function actOf(press: KeyPress, isMac: boolean, isTyping: boolean): ActId | undefined {
  return ACTS.find((act) => {
    const keys = keysFor(act, isMac);
    if (keys === undefined || !isPressOf(press, keys, isMac)) return false;
    return keys.isMod === true || keys.isAlt === true || !isTyping;
  })?.id;
}
