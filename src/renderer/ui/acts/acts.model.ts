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
  /** Words that people may look for it by, beside its name. */
  readonly also?: string;
}

const mod = (key: string): Keys => ({ key, isMod: true });
const modShift = (key: string): Keys => ({ key, isMod: true, isShift: true });
const alt = (key: string): Keys => ({ key, isAlt: true });

/** Everything that can be done by name, in the order of the list of shortcuts. The palette, the keys and the help read it. */
export const ACTS: readonly Act[] = [
  { id: 'run', group: 'here', keys: mod('Enter') },
  { id: 'address', group: 'here', keys: mod('l'), also: 'url issuer endpoint' },
  { id: 'find', group: 'here', keys: mod('f'), also: 'filter' },
  { id: 'verify', group: 'here', also: 'signature jwks' },
  { id: 'close', group: 'here', keys: mod('w'), also: 'leave' },

  { id: 'get_token', group: 'profile', tab: 'get', also: 'run acquire sign in log in authorize' },
  { id: 'cancel_run', group: 'profile', tab: 'get', also: 'stop abort' },
  { id: 'call_api', group: 'profile', tab: 'call', also: 'request send' },
  { id: 'edit_profile', group: 'profile', tab: 'get', also: 'change client settings' },
  { id: 'save_profile', group: 'profile', tab: 'get', keys: mod('s'), also: 'keep changes' },
  { id: 'duplicate_profile', group: 'profile', keys: mod('d'), also: 'copy clone' },
  { id: 'remove_profile', group: 'profile', also: 'delete' },
  { id: 'discard_edits', group: 'profile', tab: 'get', also: 'undo changes revert' },

  { id: 'copy_token', group: 'token', tab: 'token', keys: modShift('c') },
  { id: 'copy_header', group: 'token', tab: 'token', also: 'authorization bearer dpop' },
  { id: 'refresh_token', group: 'token', tab: 'token', also: 'renew rotate' },
  { id: 'introspect_token', group: 'token', tab: 'token', also: 'active' },
  { id: 'userinfo', group: 'token', tab: 'token' },
  { id: 'revoke_token', group: 'token', tab: 'token', also: 'invalidate sign out' },
  { id: 'watch_token', group: 'token', tab: 'token', also: 'notify notification remind bell' },
  { id: 'export_token', group: 'token', tab: 'token', also: 'save file download' },
  { id: 'remove_token', group: 'token', tab: 'token', also: 'remove forget clear' },

  { id: 'export_har', group: 'here', tab: 'wire', also: 'save file download network archive' },

  { id: 'palette', group: 'go', keys: mod('k') },
  { id: 'switch_profile', group: 'go', keys: mod('p') },
  { id: 'switch_environment', group: 'go', keys: modShift('e') },
  { id: 'all_tokens', group: 'go', also: 'list table history manage' },
  { id: 'inspect', group: 'go', keys: mod('i'), also: 'decode jwt paste' },
  { id: 'new_profile', group: 'go', keys: mod('n'), also: 'add create client' },
  { id: 'tab_1', group: 'go', keys: mod('1') },
  { id: 'tab_2', group: 'go', keys: mod('2'), also: 'claims scopes' },
  { id: 'tab_3', group: 'go', keys: mod('3'), also: 'network requests har' },
  { id: 'tab_4', group: 'go', keys: mod('4'), also: 'request' },
  { id: 'wire_all', group: 'go', also: 'network requests exchanges har removed' },
  { id: 'go_back', group: 'go', keys: alt('ArrowLeft'), macKeys: mod('[') },
  { id: 'go_forward', group: 'go', keys: alt('ArrowRight'), macKeys: mod(']') },
  { id: 'start', group: 'go', also: 'home doors' },

  { id: 'settings', group: 'window', keys: mod(','), also: 'preferences options' },
  { id: 'sidebar', group: 'window', keys: mod('b'), also: 'panel hide show' },
  { id: 'start_sandbox', group: 'window', also: 'mock issuer server demo' },
  { id: 'help', group: 'window', keys: { key: '?', isShift: true }, also: 'keyboard' },
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
