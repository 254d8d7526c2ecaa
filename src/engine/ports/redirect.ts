import type { Fault } from '../../core/faults.ts';
import type { ReceivedBy, ReceivedParameters } from '../../core/oauth/authorize/authorization-response.ts';
import type { Result } from '../../core/result.ts';

export interface ListenOptions {
  readonly host: '127.0.0.1' | '[::1]' | 'localhost';
  /** 0: any free port. */
  readonly port: number;
  /** Path of the redirect URI, with its leading slash. */
  readonly path: string;
  /** Judges a callback at once; its answer chooses the page that is shown. It is not called again after `accepted`. */
  readonly onCallback: (callback: ReceivedCallback) => CallbackAnswer;
}

/** `accepted`: the one waited for. `other_state`: recorded, listening goes on. `unusable`: neither code nor error. */
export type CallbackAnswer = 'accepted' | 'error_shown' | 'other_state' | 'unusable';

export interface ReceivedCallback {
  readonly atMs: number;
  readonly receivedBy: ReceivedBy;
  readonly parameters: ReceivedParameters;
}

export interface RedirectListener {
  /** The exact redirect URI, with the port really bound. */
  readonly redirectUri: string;
  /** Requests refused for their Host header, and callbacks after the accepted one: counted, never answered as callbacks. */
  readonly refused: () => { readonly foreignHost: number; readonly late: number };
  close(): Promise<void>;
}

/** The loopback redirect (RFC 8252 §7.3). Answers pages that are no-store, no-referrer and move on to `/done`. */
export interface Redirect {
  listen(options: ListenOptions): Promise<Result<RedirectListener, Fault>>;
}
