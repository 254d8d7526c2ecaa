import { describe, expect, test, vi } from 'vitest';
import { type Crossing, createCrossing } from '../../../src/chromium/page/crossing.ts';

/** A document as two worlds share it: what is dispatched is copied, as Chromium copies it between worlds. */
class SharedDocument extends EventTarget {
  override dispatchEvent(event: Event): boolean {
    const { data } = event as MessageEvent;
    return super.dispatchEvent(new MessageEvent(event.type, { data: structuredClone(data) }));
  }
}

interface Exposed {
  // The tests call whatever they exposed.
  // oxlint-disable-next-line typescript/no-explicit-any -- whatever a page may put on its window
  readonly [name: string]: (...args: any[]) => any;
}

/** Exposes an API in the preload's world and gives back what the page's world sees of it. */
function expose(api: object): Exposed {
  const document = new SharedDocument();
  const page = createCrossing(document, 'toPreload', 'toPage');
  const preload = createCrossing(document, 'toPage', 'toPreload');
  return through(page, preload, api);
}

function through(page: Crossing, preload: Crossing, api: object): Exposed {
  const seen = new Map<string, unknown>();
  page.onExpose((key, value) => seen.set(key, value));
  preload.expose('api', api);
  return seen.get('api') as Exposed;
}

describe('what crosses between the worlds of a page', () => {
  test('are calls, at once, with their arguments and results', () => {
    const { add } = expose({ add: (a: number, b: number) => a + b });
    expect(add?.(1, 2)).toBe(3);
  });

  test('are values as they are, by copy', () => {
    const given = { text: 'é', list: [1, null, { deep: true }], nothing: undefined };
    let taken: unknown;
    const api = expose({
      take: (value: unknown) => {
        taken = value;
        return value;
      },
    });
    const back: unknown = api['take']?.(given);
    expect(taken).toEqual(given);
    expect(taken).not.toBe(given);
    expect(back).toEqual(given);
  });

  test('are functions in both directions and at any depth', () => {
    const api = expose({
      subscribe(listener: (event: object) => void) {
        listener({ n: 1 });
        return { again: [() => listener({ n: 2 })] };
      },
    });
    const heard = vi.fn<(event: object) => void>();
    const subscribed = api['subscribe']?.(heard) as { again: (() => void)[] } | undefined;
    subscribed?.again[0]?.();
    expect(heard.mock.calls).toEqual([[{ n: 1 }], [{ n: 2 }]]);
  });

  test('are promises, kept and broken, and what they hold', async () => {
    const api = expose({
      keep: async () => ({ later: () => 'called' }),
      fail: () => Promise.reject(new RangeError('no')),
      wait: (other: Promise<number>) => other.then((value) => value + 1),
    });
    const kept = (await api['keep']?.()) as { later: () => string };
    expect(kept.later()).toBe('called');
    await expect(api['fail']?.()).rejects.toThrow('no');
    expect(await api['wait']?.(Promise.resolve(1))).toBe(2);
  });

  test('are errors, by their words', () => {
    const api = expose({
      fail() {
        throw new RangeError('no');
      },
    });
    expect(() => api['fail']?.()).toThrow(new Error('no'));
  });

  test('is a call inside a call inside a call', () => {
    const api = expose({ twice: (call: (n: number) => number) => call(1) + call(2) });
    const twice = api['twice'] as (call: (n: number) => number) => number;
    expect(twice((n) => (n === 1 ? twice((m) => m * 10) : n))).toBe(32);
  });

  test.for([
    ['a symbol', Symbol('x')],
    ['a bigint', 1n],
    ['a map', new Map()],
    ['a date', new Date(0)],
    ['an instance', new URL('https://example.test/')],
    ['one of them, deep inside', { a: [{ b: 1n }] }],
  ] as const)('is never %s: that is refused before it is sent', ([, value]) => {
    const taken = vi.fn<() => void>();
    const api = expose({ take: taken, give: () => value });
    expect(() => api['take']?.(value)).toThrow('An object could not be cloned.');
    expect(taken).not.toHaveBeenCalled();
    expect(() => api['give']?.()).toThrow('An object could not be cloned.');
  });

  test('is no value that contains itself', () => {
    const circle: Record<string, unknown> = {};
    circle['self'] = circle;
    const api = expose({ take: () => undefined });
    expect(() => api['take']?.(circle)).toThrow('recursion depth');
  });

  test('is a member called __proto__, as a member', () => {
    const api = expose({
      take: (value: object) => Object.keys(value),
      call: (value: Record<string, () => number>) => value['f']?.(),
    });
    const value = JSON.parse('{"__proto__":{"polluted":true}}') as object;
    expect(api['take']?.(value)).toEqual(['__proto__']);
    expect(api['call']?.(Object.assign(value, { f: () => 7 }))).toBe(7);
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });

  test('is the same whichever world starts first', () => {
    const document = new SharedDocument();
    const preload = createCrossing(document, 'toPage', 'toPreload');
    preload.expose('api', { hello: () => 'hello' });
    const page = createCrossing(document, 'toPreload', 'toPage');
    const seen = new Map<string, unknown>();
    page.onExpose((key, value) => seen.set(key, value));
    expect((seen.get('api') as Exposed)['hello']?.()).toBe('hello');
  });

  test('is nothing that was not handed over: an invented number calls nothing', () => {
    const document = new SharedDocument();
    const preload = createCrossing(document, 'toPage', 'toPreload');
    const called = vi.fn<() => void>();
    preload.expose('api', { called });
    const answers: unknown[] = [];
    document.addEventListener('toPage', (event) => answers.push((event as MessageEvent).data));
    const call = { op: 'call', call: 1, id: 99, args: { data: [], references: [] } };
    document.dispatchEvent(new MessageEvent('toPreload', { data: call }));
    expect(answers).toMatchObject([
      { op: 'return', isGood: false, value: { data: 'the bridge has no such function' } },
    ]);
    expect(called).not.toHaveBeenCalled();
  });

  test('says so when the other world has gone', () => {
    const document = new SharedDocument();
    const page = createCrossing(document, 'toPreload', 'toPage');
    const api = through(page, createCrossing(document, 'toPage', 'toPreload'), { hello: () => 'hello' });
    document.dispatchEvent = () => true;
    expect(() => api['hello']?.()).toThrow('the other side of the bridge has gone');
  });
});
