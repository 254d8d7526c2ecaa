import { type Fault, fault } from '../core/faults.ts';
import type { Result } from '../core/result.ts';
import type { Http, HttpRoute } from './ports/http.ts';

/**
 * What connections go through, and why none is made where that is not known: a proxy or an authority that cannot be
 * used never means a direct connection.
 */
export interface NetworkGate {
  /** Every connection from now on is made so. A fault changes nothing. */
  set(route: HttpRoute): Result<undefined, Fault>;
  /** Takes the last `set` back: it could not be saved. */
  undo(): void;
  /** As `set`, for what was saved: where it cannot be used, nothing is sent until something else is set. */
  enforce(route: HttpRoute): void;
  /** Nothing is sent until something is set: what was saved could not be read. */
  shut(cause: Fault): void;
  /** Why nothing is sent; undefined where the network is open. */
  why(): Fault | undefined;
}

interface GateState {
  readonly route: HttpRoute;
  readonly why?: Fault;
}

export function createNetworkGate(http: Pick<Http, 'setRoute' | 'shut'>): NetworkGate {
  let state: GateState = { route: { proxy: '', extraCa: '' } };
  let before = state;
  const set = (route: HttpRoute): Result<undefined, Fault> => {
    const routed = http.setRoute(route);
    if (!routed.ok) return routed;
    before = state;
    state = { route };
    return routed;
  };
  const close = (why: Fault): void => {
    state = { ...state, why };
    http.shut(why.message);
  };
  return {
    set,
    undo: () => {
      state = before;
      http.setRoute(state.route);
      if (state.why) http.shut(state.why.message);
    },
    enforce: (route) => {
      const routed = set(route);
      if (!routed.ok) close(unusable(routed.fault));
    },
    shut: (cause) => close(unread(cause)),
    why: () => state.why,
  };
}

const NOTHING_SENT = 'Nothing is sent beyond this computer:';

function unusable({ message, remedy, parameter }: Fault): Fault {
  const words = `${NOTHING_SENT} the network settings that were saved cannot be used. ${message}`;
  return fault('network.blocked', words, { remedy, ...(parameter === undefined ? {} : { parameter }) });
}

function unread({ message }: Fault): Fault {
  return fault('network.blocked', `${NOTHING_SENT} the network settings cannot be read. ${message}`, {
    remedy:
      'Open the vault, or work in memory and save the network settings as they should be: none is a setting too.',
  });
}
