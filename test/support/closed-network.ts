/**
 * Vitest setup: tests may talk to this machine's loopback and to nothing else.
 * A connection elsewhere throws where it is asked for, so that the stack names the test that tried.
 */
import dgram from 'node:dgram';
import net from 'node:net';

type Connect = (this: net.Socket, ...args: unknown[]) => net.Socket;
type LookupCallback = (error: Error | null, address: string | { address: string }[], family?: number) => void;

// oxlint-disable-next-line typescript/unbound-method -- only ever called with `apply`
const connect = net.Socket.prototype.connect as unknown as Connect;

net.Socket.prototype.connect = function closed(this: net.Socket, ...args: unknown[]): net.Socket {
  // net.connect and tls.connect hand over arguments they have already put into one array.
  const given: readonly unknown[] = Array.isArray(args[0]) ? args[0] : args;
  const options = readOptions(given);
  if (options.path === undefined && !isLoopback(options.host)) guardLookup(options);
  return connect.apply(this, args);
};

dgram.Socket.prototype.send = function closed(): never {
  throw new Error('the network is closed in tests: no datagrams');
};

interface Target {
  path?: string;
  host: string;
  lookup?: (host: string, options: unknown, callback: LookupCallback) => void;
}

function readOptions(args: readonly unknown[]): Target {
  const [first, second] = args;
  if (typeof first === 'object' && first !== null) {
    const options = first as Target;
    return options.path === undefined && options.host === undefined ? { host: 'localhost' } : options;
  }
  if (typeof first === 'string' && !/^\d+$/.test(first)) return { path: first, host: 'localhost' };
  return { host: typeof second === 'string' ? second : 'localhost' };
}

/** A name may be used where the test itself says what it resolves to, and that is loopback. */
function guardLookup(options: Target): void {
  const { host, lookup } = options;
  if (net.isIP(host) !== 0 || lookup === undefined) throw refusal(host);
  if ('guarded' in lookup) return;
  const guarded: Target['lookup'] = (name, lookupOptions, callback) =>
    lookup(name, lookupOptions, (error, found, family) => {
      const addresses = Array.isArray(found) ? found.map((one) => one.address) : [found];
      if (error === null && !addresses.every(isLoopback)) callback(refusal(host), '');
      else callback(error, found, family);
    });
  options.lookup = Object.assign(guarded, { guarded: true });
}

function isLoopback(host: string): boolean {
  return (
    host === 'localhost' || host === '::1' || host === '::ffff:127.0.0.1' || /^127(\.\d+){3}$/.test(host)
  );
}

function refusal(host: string): Error {
  return new Error(`the network is closed in tests: ${host} is not this machine`);
}
