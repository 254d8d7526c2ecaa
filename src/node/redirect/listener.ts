import { hash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import http from 'node:http';
import type { Socket } from 'node:net';
import type { ReceivedBy, ReceivedParameters } from '../../core/oauth/authorize/authorization-response.ts';
import type { Clock } from '../../engine/ports/clock.ts';
import type { ListenOptions, RedirectListener } from '../../engine/ports/redirect.ts';
import type { Bound } from './bind.ts';
import { type Site, handleRequest } from './handle-request.ts';
import type { RedirectLimits } from './limits.ts';
import type { Outcome } from './outcome.ts';
import type { ShownError } from './pages.ts';

export interface ListenerParts {
  readonly options: ListenOptions;
  readonly clock: Clock;
  readonly limits: RedirectLimits;
  /** Where the listener puts itself while it waits for the browser's last request. */
  readonly lingering: Set<Listener>;
}

/** One redirect URI that is listened on: takes callbacks, has them judged, counts what it does not take. */
export class Listener implements RedirectListener, Site {
  readonly limits: RedirectLimits;
  /** Proves that a posted fragment was read by the script of our own page. */
  readonly fragmentToken = randomBytes(16).toString('base64url');
  readonly #parts: ListenerParts;
  readonly #sockets = new Set<Socket>();
  #bound: Bound = { servers: [], port: 0 };
  /** The digest of the callback that was accepted. */
  #accepted: string | undefined;
  #shownError: ShownError | undefined;
  #isClosed = false;
  #isPageOwed = false;
  #foreignHost = 0;
  #late = 0;

  constructor(parts: ListenerParts) {
    this.#parts = parts;
    this.limits = parts.limits;
  }

  makeServer(): http.Server {
    const { headerBytes, headersTimeoutMs, requestTimeoutMs, connections } = this.limits;
    const server = http.createServer(
      {
        maxHeaderSize: headerBytes,
        headersTimeout: headersTimeoutMs,
        requestTimeout: requestTimeoutMs,
        connectionsCheckingInterval: Math.min(1000, headersTimeoutMs),
        // A request without Host is refused here, where it is counted.
        requireHostHeader: false,
      },
      (request, response) => handleRequest(this, request, response),
    );
    server.maxConnections = connections;
    server.on('connection', (socket) => {
      this.#sockets.add(socket);
      socket.once('close', () => this.#sockets.delete(socket));
    });
    return server;
  }

  start(bound: Bound): void {
    this.#bound = bound;
    // Out of file descriptors, say: that connection is lost, and the next one may do.
    for (const server of bound.servers) server.on('error', () => undefined);
  }

  get port(): number {
    return this.#bound.port;
  }

  get path(): string {
    return this.#parts.options.path;
  }

  get authority(): string {
    // A browser leaves http's own port out (RFC 9110 §4.2.1).
    return this.port === 80 ? this.#parts.options.host : `${this.#parts.options.host}:${this.port}`;
  }

  get redirectUri(): string {
    return `http://${this.authority}${this.path}`;
  }

  get shownError(): ShownError | undefined {
    return this.#shownError;
  }

  refused(): { readonly foreignHost: number; readonly late: number } {
    return { foreignHost: this.#foreignHost, late: this.#late };
  }

  onForeignHost(): void {
    this.#foreignHost += 1;
  }

  deliver(receivedBy: ReceivedBy, parameters: ReceivedParameters): Outcome {
    const digest = hash('sha256', JSON.stringify([receivedBy, parameters]));
    if (this.#accepted !== undefined || this.#isClosed) {
      this.#late += 1;
      // The very same callback once more is a reload: the person should not be told that something is wrong.
      return digest === this.#accepted ? 'accepted' : 'late';
    }
    const outcome = this.#parts.options.onCallback({
      atMs: this.#parts.clock.nowMs(),
      receivedBy,
      parameters,
    });
    if (outcome === 'accepted') this.#accepted = digest;
    if (outcome === 'error_shown') this.#shownError = readShownError(parameters);
    if (outcome === 'accepted' || outcome === 'error_shown') this.#isPageOwed = true;
    return outcome;
  }

  onShown(outcome: Outcome): void {
    if (outcome !== 'accepted' && outcome !== 'error_shown') return;
    this.#isPageOwed = false;
    if (this.#isClosed) void this.destroy();
  }

  /**
   * Takes no callback any more, from now on. Ends every connection at once, unless the browser is just being moved on
   * to the page that tells the person how it went: then it has a moment to fetch it, and nobody waits for that.
   */
  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    // It may be the judge of a callback who closes: that one is answered first.
    await Promise.resolve();
    if (!this.#isPageOwed) {
      await this.destroy();
      return;
    }
    this.#parts.lingering.add(this);
    for (const server of this.#bound.servers) server.unref();
    setTimeout(() => void this.destroy(), this.limits.lingerMs).unref();
  }

  /** Ends everything at once, and resolves when the port is free. */
  async destroy(): Promise<void> {
    this.#isClosed = true;
    this.#parts.lingering.delete(this);
    const closing = this.#bound.servers.filter((server) => server.listening);
    const closed = closing.map((server) => once(server, 'close'));
    for (const server of closing) server.close();
    for (const socket of this.#sockets) socket.destroy();
    await Promise.all(closed);
  }
}

function readShownError(parameters: ReceivedParameters): ShownError {
  const first = (name: string): string => parameters.find(([key]) => key === name)?.[1] ?? '';
  return { error: first('error'), description: first('error_description'), uri: first('error_uri') };
}
