import { createCrossing, putTogether, takeApart } from './crossing.ts';
import { only } from './only.ts';
import { startPageWorld, startPreloadWorld } from './worlds.ts';

/** What the two scripts of a page agree on. The names are random, so that a page cannot speak on the bridge by guessing. */
export interface InjectedNames {
  /** The only origin whose top frame gets the bridge. */
  readonly origin: string;
  /** Events from the page's world to the preload's, and back. */
  readonly toPreload: string;
  readonly toPage: string;
  /** The binding that takes the preload world's messages to main, and the function that takes main's. */
  readonly post: string;
  readonly deliver: string;
}

/**
 * In an iframe, or anywhere but at our addresses, nothing is defined: injected scripts run there too. The whole address
 * counts, since a `blob:` page has its maker's origin.
 */
function guarded({ origin }: InjectedNames, body: string): string {
  return `if (window.top === window && location.href.startsWith(${JSON.stringify(`${origin}/`)})) {\n${body}\n}`;
}

const CROSSING = [takeApart, putTogether, createCrossing].map(String).join('\n');

/** The script of the page's own world, run before any of the page's. */
export function pageWorldScript(names: InjectedNames): string {
  const ends = `${JSON.stringify(names.toPreload)}, ${JSON.stringify(names.toPage)}`;
  return guarded(
    names,
    `(() => {\n${CROSSING}\n(${String(startPageWorld)})(createCrossing(document, ${ends}));\n})();`,
  );
}

/** The script of the preload's isolated world, with the preload in it: a CommonJS module that may require `electron`. */
export function preloadWorldScript(names: InjectedNames, preloadSource: string): string {
  const ends = `${JSON.stringify(names.toPage)}, ${JSON.stringify(names.toPreload)}`;
  return guarded(
    names,
    `globalThis[${JSON.stringify(names.deliver)}] = (() => {
const post = globalThis[${JSON.stringify(names.post)}];
${CROSSING}
const preload = (require, module, exports) => {\n${preloadSource}\n};
return (${String(startPreloadWorld)})(createCrossing(document, ${ends}), post, ${String(only)}, preload);
})();`,
  );
}

/** For `Runtime.callFunctionOn` in the preload's world: hands it one message. */
export function deliverFunction(names: InjectedNames): string {
  return `function (message) { globalThis[${JSON.stringify(names.deliver)}]?.(message); }`;
}
