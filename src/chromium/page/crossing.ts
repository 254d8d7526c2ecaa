// Runs in the page, in both of its worlds: inject.ts sends the source text of these functions there. So they may use each
// other and what a page has, and nothing else of this module or of others.

/** Where a function or a promise was in a value, and its number on the side that has it. */
export interface Reference {
  readonly path: readonly (string | number)[];
  readonly kind: 'function' | 'promise';
  readonly id: number;
}

/** A value as it crosses: plain data, and the functions and promises that were taken out of it. */
export interface Crossed {
  readonly data: unknown;
  readonly references: readonly Reference[];
}

type Message =
  | { readonly op: 'call'; readonly call: number; readonly id: number; readonly args: Crossed }
  | { readonly op: 'return'; readonly call: number; readonly isGood: boolean; readonly value: Crossed }
  | { readonly op: 'settle'; readonly id: number; readonly isGood: boolean; readonly value: Crossed }
  | { readonly op: 'release'; readonly id: number }
  | { readonly op: 'ready' }
  | { readonly op: 'expose'; readonly key: string; readonly api: Crossed };

type AnyFunction = (...args: unknown[]) => unknown;

/** One world's end of the bridge between the preload's world and the page's. */
export interface Crossing {
  /** Offers an API under a name of the page's `window`. */
  expose(key: string, api: unknown): void;
  /** What to do with an offered API. */
  onExpose(define: (key: string, api: unknown) => void): void;
}

/**
 * Takes functions and promises out of a value. Throws for what cannot cross, before it is sent: an event would deliver
 * `null` instead and say nothing. Data without either crosses as it is, uncopied.
 */
export function takeApart(
  value: unknown,
  refer: (kind: Reference['kind'], value: object) => number,
): Crossed {
  const references: Reference[] = [];
  const path: (string | number)[] = [];
  const takeOut = (kind: Reference['kind'], node: object): undefined => {
    references.push({ path: [...path], kind, id: refer(kind, node) });
    return undefined;
  };
  const inside = (key: string | number, node: unknown): unknown => {
    path.push(key);
    const taken = visit(node);
    path.pop();
    return taken;
  };
  const visitChildren = (node: object): unknown => {
    const known = references.length;
    if (Array.isArray(node)) {
      const items = node.map((item, index) => inside(index, item));
      return references.length === known ? node : items;
    }
    const members = Object.entries(node).map(([key, item]) => [key, inside(key, item)]);
    return references.length === known ? node : Object.fromEntries(members);
  };
  const visit = (node: unknown): unknown => {
    if (typeof node === 'function') return takeOut('function', node);
    if (typeof node === 'symbol' || typeof node === 'bigint')
      throw new TypeError('An object could not be cloned.');
    if (typeof node !== 'object' || node === null) return node;
    if (node instanceof Promise) return takeOut('promise', node);
    if (path.length > 1000) throw new TypeError('Electron contextBridge recursion depth exceeded.');
    const prototype: unknown = Object.getPrototypeOf(node);
    const isPlain = Array.isArray(node) || prototype === null || prototype === Object.prototype;
    if (!isPlain) throw new TypeError('An object could not be cloned.');
    return visitChildren(node);
  };
  return { data: visit(value), references };
}

/** Puts stand-ins for the functions and promises back where they were taken out. */
export function putTogether(
  crossed: Crossed,
  revive: (kind: Reference['kind'], id: number) => unknown,
): unknown {
  const holder: Record<string, unknown> = { value: crossed.data };
  for (const { path, kind, id } of crossed.references) {
    let place: Record<string | number, unknown> = holder;
    let key: string | number = 'value';
    for (const step of path) {
      place = place[key] as Record<string | number, unknown>;
      key = step;
    }
    Object.defineProperty(place, key, {
      value: revive(kind, id),
      enumerable: true,
      configurable: true,
      writable: true,
    });
  }
  return holder['value'];
}

/** Calls over DOM events: dispatching is synchronous, and so are the calls. Both ends run this same code. */
export function createCrossing(target: EventTarget, outgoing: string, incoming: string): Crossing {
  const functions = new Map<number, AnyFunction>();
  const settlers = new Map<number, (isGood: boolean, value: unknown) => void>();
  const returned = new Map<number, { readonly isGood: boolean; readonly value: Crossed }>();
  let unanswered: [key: string, api: unknown][] = [];
  let define: ((key: string, api: unknown) => void) | undefined;
  let lastId = 0;
  let lastCall = 0;

  const post = (message: Message): void => {
    target.dispatchEvent(new MessageEvent(outgoing, { data: message }));
  };
  const unused = new FinalizationRegistry<number>((id) => post({ op: 'release', id }));
  const describe = (error: unknown): Crossed => {
    return { data: error instanceof Error ? error.message : String(error), references: [] };
  };
  const outcome = (work: () => unknown): { isGood: boolean; value: Crossed } => {
    try {
      return { isGood: true, value: takeApart(work(), refer) };
    } catch (error) {
      return { isGood: false, value: describe(error) };
    }
  };
  const refer = (kind: Reference['kind'], value: object): number => {
    const id = ++lastId;
    if (kind === 'function') functions.set(id, value as AnyFunction);
    else {
      (value as Promise<unknown>).then(
        (result) => post({ op: 'settle', id, ...outcome(() => result) }),
        (error: unknown) => post({ op: 'settle', id, isGood: false, value: describe(error) }),
      );
    }
    return id;
  };
  const callThere = (id: number, args: unknown[]): unknown => {
    const call = ++lastCall;
    post({ op: 'call', call, id, args: takeApart(args, refer) });
    const answer = returned.get(call);
    returned.delete(call);
    if (!answer) throw new Error('the other side of the bridge has gone');
    const value = putTogether(answer.value, revive);
    if (!answer.isGood) throw new Error(String(value));
    return value;
  };
  const revive = (kind: Reference['kind'], id: number): unknown => {
    if (kind === 'promise') {
      return new Promise((resolve, reject) => {
        settlers.set(id, (isGood, value) => (isGood ? resolve(value) : reject(new Error(String(value)))));
      });
    }
    const standIn = (...args: unknown[]): unknown => callThere(id, args);
    unused.register(standIn, id);
    return standIn;
  };
  const callHere = (id: number, args: Crossed): unknown => {
    const wanted = functions.get(id);
    if (!wanted) throw new Error('the bridge has no such function');
    return wanted(...(putTogether(args, revive) as unknown[]));
  };
  const settle = (id: number, isGood: boolean, value: Crossed): void => {
    settlers.get(id)?.(isGood, putTogether(value, revive));
    settlers.delete(id);
  };
  const offer = (key: string, api: unknown): void => {
    unanswered.push([key, api]);
    post({ op: 'expose', key, api: takeApart(api, refer) });
  };
  const receive = (message: Message): void => {
    if (message.op === 'call') {
      post({ op: 'return', call: message.call, ...outcome(() => callHere(message.id, message.args)) });
    } else if (message.op === 'return') returned.set(message.call, message);
    else if (message.op === 'settle') settle(message.id, message.isGood, message.value);
    else if (message.op === 'release') functions.delete(message.id);
    else if (message.op === 'expose') define?.(message.key, putTogether(message.api, revive));
    else {
      // The other world has started after this one: what was offered to nobody is offered again.
      const again = unanswered;
      unanswered = [];
      for (const [key, api] of again) offer(key, api);
    }
  };
  target.addEventListener(incoming, (event) => receive((event as MessageEvent<Message>).data));
  return {
    expose: offer,
    onExpose(definer) {
      define = definer;
      post({ op: 'ready' });
    },
  };
}
