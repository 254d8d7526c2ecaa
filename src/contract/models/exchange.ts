import type { ExchangeTiming, TlsPeer } from '../../core/exchange/exchange.ts';
import type { MessageMeanings } from '../../core/exchange/meanings.ts';
import type { ExchangeOutline } from '../../core/exchange/view.ts';

/** One row of the wire list: nothing secret in it. */
export type ExchangeSummary = ExchangeOutline;

/** One side of an exchange as text for the screen; secrets masked unless it was revealed. */
export interface MessageView {
  /** Request line or status line. */
  readonly startLine: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: string;
  readonly bodyKind: 'empty' | 'json' | 'form' | 'html' | 'text' | 'binary';
  readonly bodyBytes: number;
  readonly truncated: boolean;
}

/** A message as the window shows it: what its names and errors mean comes with it (decision 0009). */
export interface ShownMessage extends MessageView {
  readonly meanings: MessageMeanings;
}

/** An exchange for the wire view. */
export interface ExchangeView<M extends MessageView = ShownMessage> {
  readonly summary: ExchangeSummary;
  readonly request: M;
  readonly response?: M;
  readonly timing: ExchangeTiming;
  readonly tls?: TlsPeer;
  readonly isRevealed: boolean;
}

/** A file that was written for a person; without a path they changed their mind. */
export interface SavedFile {
  readonly path?: string;
}
