import type { Settings } from '../contract/models/app.ts';
import type { EventHub } from './events.ts';
import type { BuiltList } from './build/built-list.ts';
import type { Ports } from './ports/ports.ts';
import type { LiveRuns } from './run/live-runs.ts';
import type { WatchList } from './tokens/watch-list.ts';

/** What every part of the engine is given: the machine, the events, the settings as they are now, and the runs under way. */
export interface EngineContext {
  readonly ports: Ports;
  readonly events: EventHub;
  readonly settings: () => Settings;
  readonly runs: LiveRuns;
  /** Tokens that a person wants to be told of before they expire. */
  readonly watchList: WatchList;
  /** Tokens that were made here. */
  readonly built: BuiltList;
  /** Names this process in leases. */
  readonly processId: string;
}
