import type { CustomScheme } from 'electron';
import { type AddressMap, mapScheme } from '../address.ts';
import type { Answer } from '../browser/page-requests.ts';
import type { PausedRequest } from '../cdp/protocol.ts';

type Handler = (request: Request) => Response | Promise<Response>;

/** `electron.protocol`, for one scheme of the app's own. */
export interface SchemeProtocol {
  registerSchemesAsPrivileged(schemes: CustomScheme[]): void;
  handle(scheme: string, handler: Handler): void;
  unhandle(scheme: string): void;
  isProtocolHandled(scheme: string): boolean;
}

/** What the rest of the stand-in needs of it. */
export interface Scheme {
  readonly protocol: SchemeProtocol;
  /** The map between the scheme and Chromium's addresses. Throws before a scheme was registered. */
  addresses(): AddressMap;
  /** What the handler answers to a request for one of our addresses. */
  answer(url: string, request: PausedRequest['request']): Promise<Answer | undefined>;
  /** Reads what the first answer needs of Node (40 ms), at a time when nothing waits for it. */
  warmUp(): Promise<void>;
}

/** One standard, secure scheme can be registered: a second would need a second name for the same `https:`. */
export function createScheme(isReady: () => boolean): Scheme {
  let scheme: string | undefined;
  let addressMap: AddressMap | undefined;
  const handlers = new Map<string, Handler>();

  const register = (schemes: CustomScheme[]): void => {
    if (isReady())
      throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready');
    const [only, ...others] = schemes;
    if (!only || others.length > 0) throw new Error('not in this shell: any number of schemes but one');
    if (!only.privileges?.standard || !only.privileges.secure) {
      throw new Error('not in this shell: a scheme that is not standard and secure');
    }
    scheme = only.scheme;
    addressMap = mapScheme(only.scheme);
  };
  const handle = (name: string, handler: Handler): void => {
    if (name !== scheme)
      throw new Error(`not in this shell: protocol.handle('${name}') of an unregistered scheme`);
    if (handlers.has(name)) throw new Error(`protocol.handle('${name}') was called already`);
    handlers.set(name, handler);
  };
  return {
    protocol: {
      registerSchemesAsPrivileged: register,
      handle,
      unhandle: (name) => void handlers.delete(name),
      isProtocolHandled: (name) => handlers.has(name),
    },
    addresses() {
      if (!addressMap)
        throw new Error('not in this shell: a page before protocol.registerSchemesAsPrivileged');
      return addressMap;
    },
    async answer(url, { method, headers, postData }) {
      const handler = scheme === undefined ? undefined : handlers.get(scheme);
      if (!handler) return undefined;
      const body = postData !== undefined && method !== 'GET' && method !== 'HEAD' ? { body: postData } : {};
      return readResponse(await handler(new Request(url, { method, headers: { ...headers }, ...body })));
    },
    async warmUp() {
      const { url } = new Request('app://warm-up/', { headers: { accept: '*/*' } });
      await readResponse(new Response(url, { headers: { 'content-type': 'text/plain' } }));
    },
  };
}

async function readResponse(response: Response): Promise<Answer> {
  return {
    status: response.status,
    headers: [...response.headers].map(([name, value]) => ({ name, value })),
    body: Buffer.from(await response.arrayBuffer()),
  };
}
