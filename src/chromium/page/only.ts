/**
 * The object, but whoever asks it for a member it does not have gets `not in this shell: …` instead of undefined.
 * Symbols and `then` are asked for by the language itself and stay undefined. Used in Node and, as source text, in pages.
 */
export function only<T extends object>(name: string, object: T): T {
  const refuse = (key: string | symbol): never => {
    throw new Error(`not in this shell: ${name}.${String(key)}`);
  };
  return new Proxy(object, {
    get(target, key): unknown {
      if (!(key in target) && typeof key === 'string' && key !== 'then') return refuse(key);
      const value: unknown = Reflect.get(target, key, target);
      // Bound, because a class's private members are not found through a proxy.
      return typeof value === 'function' && key !== 'constructor' ? (value.bind(target) as unknown) : value;
    },
    set: (_target, key) => refuse(key),
  });
}
