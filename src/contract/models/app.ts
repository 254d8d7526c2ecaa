import type { Fault } from '../../core/faults.ts';
import type { Policy } from '../../core/findings/finding.ts';
import type { SecretName } from './profile.ts';

/** How secrets are kept right now, in words a person can check. */
export interface VaultStatus {
  readonly mode: 'keychain' | 'memory' | 'locked';
  /** The keychain's name, where one is used. */
  readonly keychain?: string;
  /** Where the database is; absent in memory. */
  readonly path?: string;
  /** Why it is in memory or locked, and the ways out. */
  readonly fault?: Fault;
  /** Ways out a person may choose, where it is locked. */
  readonly waysOut: readonly ('retry' | 'memory' | 'set_aside')[];
}

export interface SandboxStatus {
  readonly state: 'stopped' | 'starting' | 'running' | 'failed';
  readonly issuer?: string;
  readonly profileIds: readonly string[];
  readonly fault?: Fault;
}

export interface AppStatus {
  readonly version: string;
  readonly shell: 'electron' | 'chromium' | 'terminal';
  readonly vault: VaultStatus;
  readonly sandbox: SandboxStatus;
  readonly settings: Settings;
  /** Why nothing is sent beyond this computer: network settings that cannot be used or read. Absent where they are in force. */
  readonly networkFault?: Fault;
  /** The data folder: where the database and the window's own notes are. */
  readonly dataFolder: string;
  /** What the window looked like when it was last open; absent at the first start. */
  readonly remembered?: WindowMemory;
  /** False where this shell has no notifications of the system: the window shows a banner then. */
  readonly hasSystemNotifications: boolean;
}

export interface Settings {
  readonly theme: 'system' | 'light' | 'dark' | 'contrast';
  /** How much stands on a screen. */
  readonly density: 'comfortable' | 'compact';
  /** How long a person may take in the browser, seconds. */
  readonly browserTimeoutSeconds: number;
  /** Time limit of one request, seconds. */
  readonly requestTimeoutSeconds: number;
  /** After how long a copied token leaves the clipboard, if it is still there; 0: never. */
  readonly clearClipboardSeconds: number;
  /** How long before its expiry a watched token is told of, seconds; 0: never. */
  readonly notifyBeforeSeconds: number;
  /** An HTTP proxy that every request but those to this machine goes through: `http://host:port`; empty: none. Never with a password. */
  readonly proxy: string;
  /** Certificates (PEM) of authorities to trust beside the system’s; empty: none. */
  readonly extraCa: string;
  /**
   * Which clock countdowns and time checks go by: `server` is this computer’s, corrected by what the server’s `Date` says
   * where the difference is larger than its error; `own` is this computer’s as it is; `fixed` is it plus `clockOffsetSeconds`.
   */
  readonly clock: 'server' | 'own' | 'fixed';
  readonly clockOffsetSeconds: number;
  /** The set of rules by which findings are judged, everywhere in the window. */
  readonly policy: Policy;
}

export const DEFAULT_SETTINGS: Settings = {
  theme: 'system',
  density: 'comfortable',
  browserTimeoutSeconds: 300,
  requestTimeoutSeconds: 30,
  clearClipboardSeconds: 60,
  notifyBeforeSeconds: 60,
  proxy: '',
  extraCa: '',
  clock: 'server',
  clockOffsetSeconds: 0,
  policy: 'default',
};

/** The tabs of a profile, in the order of their shortcuts. */
export type ProfileTab = 'get' | 'token' | 'wire' | 'call';

/** Where a person was in the window: ids only. */
export type RememberedPlace =
  | { readonly kind: 'start' }
  | { readonly kind: 'profile'; readonly profileId: string; readonly tab: ProfileTab }
  | { readonly kind: 'tokens' }
  | { readonly kind: 'wire' }
  | { readonly kind: 'inspect' }
  | { readonly kind: 'settings' };

/** What the window wants to find again: where a person was and how the panes stood. Never a secret. */
export interface WindowMemory {
  readonly place: RememberedPlace;
  readonly isSidebarOpen: boolean;
  /** Sizes of panes by their names, in CSS pixels. */
  readonly panes: { readonly [name: string]: number };
  /** The token that was chosen, by profile id. */
  readonly tokens: { readonly [profileId: string]: string };
  /** What was last chosen in the palette, the newest first; ids of acts and things. */
  readonly recent: readonly string[];
}

/** Kinds of rows that the vault keeps, in the words of the panel that lists them; `own`: the program's own secrets. */
export type KeptKind = 'profiles' | 'secrets' | 'tokens' | 'runs' | 'exchanges' | 'keys' | 'own';

/** Kinds that can be removed wholesale. */
export type PurgeKind = Extract<KeptKind, 'tokens' | 'runs' | 'exchanges' | 'keys'>;

/** How much of a kind is kept. */
export interface KeptRow {
  readonly kind: KeptKind;
  readonly count: number;
  /** Milliseconds since the epoch of the oldest one; absent where there is none, or it has no time. */
  readonly oldestAtMs?: number;
  /** Sealed bytes of it and of what belongs to it. */
  readonly bytes: number;
}

/** A secret of a profile: where it is, never what it is. */
export interface KeptSecret {
  readonly profileId: string;
  readonly profileName: string;
  readonly environment: string;
  readonly name: SecretName;
  readonly setAtMs: number;
  readonly where: 'keychain' | 'memory';
  /** What it was entered for, in words. */
  readonly boundTo: string;
}

/** Everything that is kept, for the panel that says where secrets are. */
export interface VaultInventory {
  readonly rows: readonly KeptRow[];
  readonly secrets: readonly KeptSecret[];
  /** Size of the database file with its journals, bytes; absent in memory. */
  readonly fileBytes?: number;
}

/** What was removed. */
export interface PurgeOutcome {
  readonly removed: number;
  /** How many exchanges went with it. */
  readonly exchanges: number;
  /** False where another Assay has the file open: the sealed bytes leave it when that one closes. */
  readonly hasLeftFile: boolean;
}
