import { type Fault, fault } from '../../core/faults.ts';
import { type Result, failed, ok } from '../../core/result.ts';
import type { Clock } from '../../engine/ports/clock.ts';
import type { ListenOptions, Redirect } from '../../engine/ports/redirect.ts';
import { bind } from './bind.ts';
import { DEFAULT_LIMITS, type RedirectLimits } from './limits.ts';
import { Listener } from './listener.ts';

export interface RedirectOptions {
  readonly clock: Clock;
  readonly limits?: Partial<RedirectLimits>;
}

const ADDRESSES: { readonly [host in ListenOptions['host']]: readonly string[] } = {
  '127.0.0.1': ['127.0.0.1'],
  '[::1]': ['::1'],
  // RFC 8252 §8.3: a browser may take either family for the name, so both are bound, or another program could have one.
  localhost: ['127.0.0.1', '::1'],
};

/** The loopback redirect (RFC 8252 §7.3, §8.3). Faults of `listen`: redirect.port_busy, redirect.failed. */
export function createRedirect({ clock, limits }: RedirectOptions): Redirect {
  /** Closed, but still there for a browser that is on its way to the last page. */
  const lingering = new Set<Listener>();

  const listen = async (options: ListenOptions): Promise<Result<Listener, Fault>> => {
    const wrong = whyNot(options);
    if (wrong !== undefined) return failed(fault('redirect.failed', wrong, { parameter: 'redirect_uri' }));
    const inTheWay = [...lingering].filter((listener) => listener.port === options.port);
    await Promise.all(inTheWay.map((listener) => listener.destroy()));
    const listener = new Listener({ options, clock, limits: { ...DEFAULT_LIMITS, ...limits }, lingering });
    const bound = await bind(ADDRESSES[options.host], options.port, () => listener.makeServer());
    if (!bound.ok) return bound;
    listener.start(bound.value);
    return ok(listener);
  };

  return { listen };
}

function whyNot({ port, path }: ListenOptions): string | undefined {
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    return 'The port of the redirect URI is not between 0 and 65535.';
  if (!path.startsWith('/') || /[?#\s]/.test(path)) {
    return 'The path of the redirect URI has to begin with a slash, and may have no query and no fragment (RFC 6749 §3.1.2).';
  }
  return undefined;
}
